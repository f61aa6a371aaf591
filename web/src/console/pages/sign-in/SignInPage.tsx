import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Fault } from '../../../design/index.js';
import { api, ProblemError, unwrap } from '../../api.js';
import { useAddress } from '../../navigation.js';
import { meQuery } from '../../session.js';
import { useShellTexts } from '../../texts.js';
import { OpenPage, typed } from './OpenPage.js';

/** Where to go after signing in: an address of the console and nowhere else. */
function destination(to: string | undefined): string {
  return to !== undefined && /^\/(?!\/)/.test(to) ? to.replace(/^\/console/, '') || '/' : '/';
}

export default function SignInPage(): ReactElement {
  const t = useShellTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [address] = useAddress();
  const [faults, setFaults] = useState<Fault[]>([]);
  const signIn = useMutation({
    mutationFn: (form: { email: string; password: string }) => unwrap(api.POST('/api/v1/auth/sign-in', { body: form })),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      void navigate({ href: `/console${destination(address['to'])}` });
    },
    onError: (error) => setFaults([{ field: null, text: error instanceof ProblemError && error.message ? error.message : t('failed.line') }]),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password] = [typed(form, 'email').trim(), typed(form, 'password')];
    const missing: Fault[] = [];
    if (email === '') missing.push({ field: 'email', text: t('sign-in.email-needed') });
    if (password === '') missing.push({ field: 'password', text: t('sign-in.password-needed') });
    setFaults(missing);
    if (missing.length === 0) signIn.mutate({ email, password });
  };
  const wrong = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.text;
  return (
    <OpenPage title={t('sign-in.title')} intro={t('sign-in.intro')} trouble={t('sign-in.faults')} faults={faults}>
      <form noValidate onSubmit={submit} className="stack">
        <TextInput id="field-email" name="email" type="email" size="md" autoComplete="username" label={t('sign-in.email')} error={wrong('email')} />
        <PasswordInput id="field-password" name="password" size="md" autoComplete="current-password" label={t('sign-in.password')} error={wrong('password')} />
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          {t('sign-in.submit')}
        </Button>
      </form>
    </OpenPage>
  );
}
