import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { createApi, ProblemError, unwrap } from '../../../api/client.js';
import type { Fault } from '../../../design/index.js';
import { meQuery } from '../../session.js';
import { useShellTexts } from '../../texts.js';
import { OpenPage, typed } from './OpenPage.js';

/** Shortest password that the server takes. */
const SHORTEST = 10;

/** Choosing a password through the link that the administrator handed over. The token stands behind the `#`, where no server and no log sees it. */
export default function PasswordPage(): ReactElement {
  const t = useShellTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const [faults, setFaults] = useState<Fault[]>([]);
  const choose = useMutation({
    mutationFn: (password: string) => unwrap(createApi({ authorization: () => `Link ${token}` }).POST('/api/v1/auth/password/choose', { body: { password } })),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      void navigate({ to: '/', hash: '', replace: true });
    },
    onError: (error) => {
      const field = error instanceof ProblemError && error.errors.length > 0 ? 'password' : null;
      setFaults([{ field, text: error instanceof ProblemError && error.message ? error.message : t('failed.line') }]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [password, again] = [typed(form, 'password'), typed(form, 'again')];
    const found: Fault[] = [];
    if (password.length < SHORTEST) found.push({ field: 'password', text: t('password.short', { count: SHORTEST }) });
    else if (password !== again) found.push({ field: 'again', text: t('password.differs') });
    setFaults(found);
    if (found.length === 0) choose.mutate(password);
  };
  const wrong = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.text;
  return (
    <OpenPage title={t('password.title')} intro={t('password.intro', { count: SHORTEST })} trouble={t('password.faults')} faults={faults}>
      <form noValidate onSubmit={submit} className="stack">
        <PasswordInput id="field-password" name="password" size="md" autoComplete="new-password" label={t('password.new')} error={wrong('password')} />
        <PasswordInput id="field-again" name="again" size="md" autoComplete="new-password" label={t('password.again')} error={wrong('again')} />
        <Button type="submit" size="md" fullWidth loading={choose.isPending}>
          {t('password.submit')}
        </Button>
      </form>
    </OpenPage>
  );
}
