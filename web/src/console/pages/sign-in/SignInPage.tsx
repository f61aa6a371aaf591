import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { ErrorSummary, LanguageSwitch, Wordmark, type Fault } from '../../../design/index.js';
import { useLocale } from '../../../texts/LocaleContext.js';
import { isLocale, LANGUAGE_NAMES } from '../../../texts/texts.js';
import { api, ProblemError, unwrap } from '../../api.js';
import { useAddress } from '../../navigation.js';
import { meQuery } from '../../session.js';
import { CONSOLE_LOCALES, useChooseLocale } from '../../shell/preferences.js';
import { useShellTexts } from '../../texts.js';

/** Where to go after signing in: an address of the console and nowhere else. */
function destination(to: string | undefined): string {
  return to !== undefined && /^\/(?!\/)/.test(to) ? to.replace(/^\/console/, '') || '/' : '/';
}

export default function SignInPage(): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const choose = useChooseLocale();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [address] = useAddress();
  const summary = useRef<HTMLDivElement>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const signIn = useMutation({
    mutationFn: (form: { email: string; password: string }) => unwrap(api.POST('/api/v1/auth/sign-in', { body: form })),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      void navigate({ to: destination(address['to']) });
    },
    onError: (error) => setFaults([{ field: null, text: error instanceof ProblemError && error.message ? error.message : t('failed.line') }]),
  });
  useEffect(() => {
    document.title = `${t('sign-in.title')} – Convoke`;
  }, [t]);
  useEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (field: string): string => {
      const value = form.get(field);
      return typeof value === 'string' ? value : '';
    };
    const [email, password] = [typed('email').trim(), typed('password')];
    const missing: Fault[] = [];
    if (email === '') missing.push({ field: 'email', text: t('sign-in.email-needed') });
    if (password === '') missing.push({ field: 'password', text: t('sign-in.password-needed') });
    setFaults(missing);
    if (missing.length === 0) signIn.mutate({ email, password });
  };
  const wrong = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.text;
  return (
    <main className="open-page">
      <div className="open-page__card stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
        <Wordmark href="/" name="Convoke" />
        <h1>{t('sign-in.title')}</h1>
        <p className="muted">{t('sign-in.intro')}</p>
        <ErrorSummary title={t('sign-in.faults')} faults={faults} ref={summary} />
        <form noValidate onSubmit={submit} className="stack">
          <TextInput id="field-email" name="email" type="email" size="md" autoComplete="username" label={t('sign-in.email')} error={wrong('email')} />
          <PasswordInput id="field-password" name="password" size="md" autoComplete="current-password" label={t('sign-in.password')} error={wrong('password')} />
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {t('sign-in.submit')}
          </Button>
        </form>
        <LanguageSwitch
          label={t('language')}
          current={locale}
          choices={CONSOLE_LOCALES.map((one) => ({ locale: one, name: LANGUAGE_NAMES[one], href: `?lang=${one}` }))}
          onChoose={(chosen) => isLocale(chosen) && choose(chosen)}
        />
      </div>
    </main>
  );
}
