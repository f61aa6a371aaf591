import { Button, Text } from '@mantine/core';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty, Failed, Loading } from '../../design/index.js';
import { ProblemError } from '../api.js';
import { useShellTexts } from '../texts.js';

/** What went wrong, in the server's own sentence when it gave one, and a way out. */
export function Trouble({ error, again }: { error: Error; again?: () => void }): ReactElement {
  const t = useShellTexts();
  const problem = error instanceof ProblemError ? error : null;
  // An address that names nothing: what was there is gone, or the address is mistyped.
  if (problem && (problem.status === 404 || problem.status === 422)) {
    return (
      <Empty title={t('missing.title')} action={<Link to="/">{t('missing.home')}</Link>}>
        {t('missing.text')}
      </Empty>
    );
  }
  const sentence = problem ? (problem.status === 0 ? t('failed.line') : problem.message) : t('failed.page');
  return (
    <Failed title={problem?.status === 403 ? t('not-allowed.title') : t('failed.title')} action={again && <Button onClick={again}>{t('failed.again')}</Button>}>
      <p>{sentence}</p>
      {problem?.requestId && (
        <Text size="xs" c="dimmed">
          {t('failed.request', { id: problem.requestId })}
        </Text>
      )}
    </Failed>
  );
}

export function MissingPage(): ReactElement {
  const t = useShellTexts();
  return (
    <main className="content" id="content">
      <Empty title={t('missing.title')} action={<Link to="/">{t('missing.home')}</Link>}>
        {t('missing.text')}
      </Empty>
    </main>
  );
}

export function BrokenPage({ error, reset }: ErrorComponentProps): ReactElement {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="content">
      <Trouble error={error instanceof Error ? error : new Error(String(error))} again={again} />
    </div>
  );
}

export function PendingPage(): ReactElement {
  const t = useShellTexts();
  return (
    <div className="content">
      <Loading label={t('loading')} lines={6} height="2rem" />
    </div>
  );
}
