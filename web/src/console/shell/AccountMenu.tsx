import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUserCircle, IconWorld } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { isLocale, LANGUAGE_NAMES } from '../../texts/texts.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { api, unwrap } from '../api.js';
import { meQuery } from '../session.js';
import { useShellTexts } from '../texts.js';
import { CONSOLE_LOCALES, useChooseLocale } from './preferences.js';

/** Who one is, language, colours, and the way out. */
export function AccountMenu(): ReactElement {
  const t = useShellTexts();
  const { data: me } = useQuery(meQuery);
  return (
    <Popover position="top-start" width={288} withinPortal={false} trapFocus>
      <Popover.Target>
        <button type="button" className="nav__account">
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
          <span>
            <span className="sr-only">{t('account')}: </span>
            <bdi>{me?.account?.name}</bdi>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Choices />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices(): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const choose = useChooseLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const signOut = async (): Promise<void> => {
    await unwrap(api.POST('/api/v1/auth/sign-out'));
    // What the account saw does not stay for the next one.
    client.clear();
    sessionStorage.clear();
    location.assign('/console/sign-in');
  };
  return (
    <div className="account">
      <p id="account-language">{t('language')}</p>
      <SegmentedControl aria-labelledby="account-language" fullWidth value={locale} data={CONSOLE_LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} onChange={(chosen) => isLocale(chosen) && choose(chosen)} />
      <p id="account-scheme">{t('scheme')}</p>
      <SegmentedControl
        aria-labelledby="account-scheme"
        fullWidth
        orientation="vertical"
        value={colorScheme}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`scheme.${value}`) }))}
        onChange={setColorScheme}
      />
      <a className="nav__link" href="/">
        <IconWorld size={18} aria-hidden /> <span>{t('public-site')}</span>
      </a>
      <button type="button" className="nav__link" onClick={() => void signOut()}>
        <IconLogout size={18} aria-hidden /> <span>{t('sign-out')}</span>
      </button>
    </div>
  );
}
