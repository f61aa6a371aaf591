import { useState, type FormEvent, type ReactElement } from 'react';
import { Banner, Button, TextField } from '../../design/index.js';
import { ProblemError } from '../../api/problem.js';
import type { Desk } from '../door/desk.js';
import { waiting } from '../door/log.js';
import { useTexts } from '../texts.js';
import { useDeskState } from '../view.js';
import { Entries } from './Entries.js';

/** The code in a link from the console: after the sign #, which browsers do not send. */
function codeInAddress(): string {
  return /^#pair=([\w-]{8,12})$/.exec(location.hash)?.[1] ?? '';
}

/** Pairs the device with the code that the organiser was shown. */
export function Pairing({ desk }: { desk: Desk }): ReactElement {
  const t = useTexts();
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [code, name] = [form.get('code'), form.get('name')].map((value) => (typeof value === 'string' ? value.trim() : ''));
    if (!code) return setWrong(t('pair.code-needed'));
    setBusy(true);
    try {
      await desk.pair(code, name ?? '');
      history.replaceState(null, '', location.pathname);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setWrong(error.status === 0 ? t('pair.no-line') : error.byField().get('code') ?? (error.message || t('pair.failed')));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack card card--raised" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('pair.title')}</h2>
      <p>{t('pair.text')}</p>
      <TextField name="code" label={t('pair.code')} hint={t('pair.code.hint')} error={wrong ?? undefined} defaultValue={codeInAddress()} size="m" autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      <TextField name="name" label={t('pair.name')} hint={t('pair.name.hint')} optional={t('optional')} maxLength={80} size="m" autoComplete="off" />
      <Button type="submit" disabled={busy}>
        {busy ? t('pair.busy') : t('pair.do')}
      </Button>
    </form>
  );
}

/** The device works no longer: why, what became of what it held, and how it goes on. */
export function Ended({ desk }: { desk: Desk }): ReactElement {
  const t = useTexts();
  const { pairing, entries } = useDeskState(desk);
  const unsent = entries.filter(({ state }) => state === 'waiting');
  const why = pairing?.ended === 'over' ? 'over' : 'revoked';
  return (
    <div className="stack">
      <Banner tone="bad" title={t(`ended.${why}`, { name: pairing?.name ?? '' })} live>
        <p>{t(`ended.${why}.text`)}</p>
      </Banner>
      {unsent.length > 0 && (
        <section className="stack" aria-labelledby="unsent">
          <h2 id="unsent">{t('ended.unsent', { count: waiting(entries) })}</h2>
          <p>{t('ended.unsent.text')}</p>
          <Entries entries={unsent} zone={Intl.DateTimeFormat().resolvedOptions().timeZone} />
        </section>
      )}
      <Pairing desk={desk} />
      <Button look="plain" onClick={() => void desk.forget()}>
        {unsent.length > 0 ? t('ended.forget-unsent', { count: unsent.length }) : t('ended.forget')}
      </Button>
    </div>
  );
}
