import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../../../../design/index.js';
import { useTexts } from './texts.js';
import type { ToDecide } from './to-decide.js';
import type { Deciding, Left, Result } from './use-deciding.js';
import './queue.css';

/** At the foot of the list: what to do with those chosen, else what became of the last decision, with the way to take it back. */
export function Dock({ chosen, deciding, onWords, onClear }: { chosen: readonly ToDecide[]; deciding: Deciding; onWords: (kind: 'reject' | 'ask') => void; onClear: () => void }): ReactElement | null {
  if (chosen.length > 0) return <Actions chosen={chosen} deciding={deciding} onWords={onWords} onClear={onClear} />;
  return deciding.result ? <Became key={deciding.result.decisionId ?? deciding.result.kind} result={deciding.result} deciding={deciding} /> : null;
}

function Actions({ chosen, deciding, onWords, onClear }: { chosen: readonly ToDecide[]; deciding: Deciding; onWords: (kind: 'reject' | 'ask') => void; onClear: () => void }): ReactElement {
  const t = useTexts();
  return (
    <section className="dock" aria-label={t('actions')}>
      <p role="status">{t('chosen', { count: chosen.length })}</p>
      <div className="buttons">
        <Button loading={deciding.isPending} onClick={() => deciding.decide('approve', chosen)}>
          {t('approve.many', { count: chosen.length })}
        </Button>
        <Button variant="default" onClick={() => onWords('ask')}>
          {t('ask')}
        </Button>
        <Button variant="default" onClick={() => onWords('reject')}>
          {t('reject')}
        </Button>
        <Button variant="subtle" onClick={onClear}>
          {t('clear')}
        </Button>
      </div>
    </section>
  );
}

/** Takes the focus when it appears: the button that was pressed is gone, and what one wants next is here. */
function Became({ result, deciding }: { result: Result; deciding: Deciding }): ReactElement {
  const t = useTexts();
  const box = useRef<HTMLElement>(null);
  const seconds = useSecondsUntil(result.undoUntil);
  useEffect(() => box.current?.focus(), []);
  const { decisionId } = result;
  return (
    <section className="dock" aria-label={t('result')} tabIndex={-1} ref={box}>
      <div role="status">
        <p>{sentence(t, result, seconds > 0)}</p>
        {result.left.length > 0 && (
          <>
            <p className="dock__left">
              <Icon name="bad" size={16} /> {t(result.kind === 'undo' ? 'undo.not' : 'not-done', { count: result.left.length })}
            </p>
            <ul role="list" className="dock__reasons">
              {result.left.map((left) => (
                <li key={left.name}>{reason(t, left)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="buttons">
        {decisionId !== null && seconds > 0 && (
          <Button variant="default" loading={deciding.isPending} onClick={() => deciding.undo(decisionId)} aria-label={t('undo')}>
            {t('undo.seconds', { seconds })}
          </Button>
        )}
        <Button variant="subtle" onClick={deciding.dismiss}>
          {t('dismiss')}
        </Button>
      </div>
    </section>
  );
}

function sentence(t: ReturnType<typeof useTexts>, { kind, count, decisionId }: Result, canUndo: boolean): string {
  if (kind === 'undo') return t('undone', { count });
  if (count === 0) return t('done.none');
  return decisionId === null ? t(`done.${kind}`, { count }) : `${t(`done.${kind}`, { count })}. ${t(canUndo ? 'done.letters' : 'done.sent')}`;
}

function reason(t: ReturnType<typeof useTexts>, { name, refusal, by }: Left): string {
  return refusal === 'DECIDED_ALREADY' && by === null ? t('refusal.DECIDED_ALREADY.nobody', { name }) : t(`refusal.${refusal}`, { name, by: by ?? '' });
}

/** Whole seconds until an instant; 0 when it is past, or there is none. */
function useSecondsUntil(until: number | null): number {
  const left = (): number => (until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1_000)));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const clock = setInterval(() => setSeconds(left()), 500);
    return () => clearInterval(clock);
  });
  return seconds;
}
