import { Button, NativeSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { api, unwrap, useLocale } from '../../index.js';
import { Deadlines, deadlinesOf, type DeadlineValues } from './Deadlines.js';
import { faultAt, useDoing } from './delegation.js';
import { useTexts } from './texts.js';

/** Asks a State to this event alone: as a guest of the process, or as no party at all. */
export function AddState({ eventId, close }: { eventId: string; close: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [stateIso2, setState] = useState('');
  const [as, setAs] = useState<'guest' | 'no-party'>('guest');
  const [deadlines, setDeadlines] = useState<DeadlineValues>({ nominateBy: '', completeBy: '' });
  const states = useQuery({ queryKey: ['states'], queryFn: () => unwrap(api.GET('/api/v1/states')), staleTime: Infinity });
  const options = (states.data?.items ?? [])
    .map((state) => ({ value: state.iso2, label: (locale === 'ru' ? state.ru : state.en).short, sort: (locale === 'ru' ? state.ru : state.en).sort }))
    .sort((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ value, label }) => ({ value, label }));
  const add = useDoing(eventId, t('state.added'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/states', { params: { path: { eventId } }, body: { stateIso2, as, ...deadlinesOf(deadlines) } })), close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <form className="detail detail__form" onSubmit={submit} noValidate>
      <NativeSelect label={t('state.state')} value={stateIso2} error={faultAt(add.error, 'stateIso2')} data={[{ value: '', label: t('state.choose') }, ...options]} onChange={(event) => setState(event.currentTarget.value)} />
      <Radio.Group label={t('state.as')} value={as} onChange={(value) => setAs(value === 'no-party' ? 'no-party' : 'guest')}>
        <Radio value="guest" label={t('state.guest')} />
        <Radio value="no-party" label={t('state.no-party')} />
      </Radio.Group>
      <Deadlines values={deadlines} change={setDeadlines} error={add.error} />
      <p className="detail__quiet">{t('state.letter')}</p>
      <div className="buttons">
        <Button type="submit" loading={add.isPending} disabled={stateIso2 === ''}>
          {t('state.do')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
