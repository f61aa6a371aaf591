import type { ReactElement } from 'react';
import { useTrade } from '../../trade/trade.js';
import { useShellTexts } from '../texts.js';
import './detail.css';

/**
 * Why a letter was not sent: Convoke's own reason, a code such as `event-begun` or `event-changed: held`, in the reader's language; the words of a mail server as they came.
 */
export function WhyNotSent({ reason }: { reason: string }): ReactElement {
  const t = useShellTexts();
  const trade = useTrade();
  const [code = '', ...rest] = reason.split(': ');
  const key = `why.${code}`;
  if (!t.has(key)) return <span className="detail__words">{reason}</span>;
  const detail = rest.join(': ');
  const status = `${code.split('-')[0]}.${detail}`;
  return (
    <>
      <span>{trade.has(status) ? t('why.now', { why: t(key), status: trade(status) }) : t(key)}</span>
      {detail !== '' && !trade.has(status) && <span className="detail__words">{detail}</span>}
    </>
  );
}
