import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout, IconUserCircle, IconWorld } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { LANGUAGE_NAMES } from '../../texts/texts.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { api, unwrap } from '../api.js';
import { meQuery } from '../session.js';
import { useShellTexts } from '../texts.js';
import { CONSOLE_LOCALES, useChooseLocale } from './preferences.js';

/** Who one is, language, colours, and the way out. */
export function AccountMenu(): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const choose = useChooseLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const signOut = async (): Promise<void> => {
    await unwrap(api.POST('/api/v1/auth/sign-out'));
    // What the account saw does not stay for the next one.
    client.clear();
    location.assign('/console/sign-in');
  };
  const marked = (chosen: boolean): ReactElement => <IconCheck size={16} style={{ visibility: chosen ? 'visible' : 'hidden' }} aria-hidden />;
  return (
    <Menu position="top-start" width={240} withinPortal>
      <Menu.Target>
        <button type="button" className="nav__account" aria-label={t('account')}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
          <span>
            <bdi>{me?.account?.name}</bdi>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {CONSOLE_LOCALES.map((one) => (
          <Menu.Item key={one} lang={one} role="menuitemradio" aria-checked={one === locale} leftSection={marked(one === locale)} onClick={() => choose(one)}>
            {LANGUAGE_NAMES[one]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('scheme')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((one) => (
          <Menu.Item key={one} role="menuitemradio" aria-checked={one === colorScheme} leftSection={marked(one === colorScheme)} onClick={() => setColorScheme(one)}>
            {t(`scheme.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/" leftSection={<IconWorld size={16} aria-hidden />}>
          {t('public-site')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
