import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, type ReactElement } from 'react';
import { Mark } from '../../design/index.js';
import { textIn } from '../../texts/texts.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { areas, type NavEntry } from '../area.js';
import { meQuery, useCan } from '../session.js';
import { useShellTexts } from '../texts.js';
import { AccountMenu } from './AccountMenu.js';
import { PendingPage } from './states.js';

const entries = areas.flatMap((area) => area.nav ?? []).sort((a, b) => a.order - b.order);

function useEntries(): NavEntry[] {
  const can = useCan();
  return entries.filter((entry) => entry.permission === undefined || can(entry.permission, entry.anyEvent ? 'any' : undefined));
}

function Navigation(): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  return (
    <nav className="nav" aria-label={t('navigation')}>
      <Link to="/" className="nav__brand">
        <Mark />
        <span>Convoke</span>
      </Link>
      <ul className="nav__list" role="list">
        {useEntries().map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/' }} className="nav__link">
              <Icon size={20} stroke={1.7} aria-hidden />
              <span>{textIn(label, locale).text}</span>
            </Link>
          </li>
        ))}
      </ul>
      <AccountMenu />
    </nav>
  );
}

/** The frame never jumps: navigation at the side (at the foot on phones), content beside it. */
export function Frame(): ReactElement {
  const t = useShellTexts();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const gone = me !== undefined && me.account === null;
  // The session ended while the page stood open: enter again, which asks to sign in.
  useEffect(() => {
    if (gone) void router.invalidate();
  }, [gone, router]);
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <Navigation />
      <main className="content" id="content" tabIndex={-1}>
        <Suspense fallback={<PendingPage />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
