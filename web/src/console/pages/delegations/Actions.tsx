import { Button, NativeSelect } from '@mantine/core';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { api, ifMatch, unwrap, useCan } from '../../index.js';
import { Deadlines, deadlinesOf } from './Deadlines.js';
import { useDoing, type DelegationDetail } from './delegation.js';
import { NamePerson } from './NamePerson.js';
import { useTexts } from './texts.js';

type Task = 'name' | 'link' | 'deadlines' | 'withdraw';

export interface AboutDelegation {
  eventId: string;
  delegation: DelegationDetail;
}

/** What staff do about a delegation: name somebody for it, write to who speaks for it, move its deadlines, take somebody out, take the request back. */
export function Actions(about: AboutDelegation): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const [task, setTask] = useState<Task | null>(null);
  const { eventId, delegation } = about;
  const path = { eventId, delegationId: delegation.id };
  const header = ifMatch(delegation.version);
  const attend = useDoing(eventId, t('recorded'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/attend', { params: { path, header } })));
  const decline = useDoing(eventId, t('recorded'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/decline', { params: { path, header }, body: {} })));
  const revoke = useDoing(eventId, t('revoked'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/link/revoke', { params: { path } })));
  const cancel = useDoing(eventId, t('cancelled'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/cancel', { params: { path } })));
  const close = (): void => setTask(null);
  if (!can('delegation.change', eventId) || delegation.stage === 'cancelled') return null;
  if (task === 'name') return <NamePerson {...about} close={close} />;
  if (task === 'link') return <SendLink {...about} close={close} />;
  if (task === 'deadlines') return <ChangeDeadlines {...about} close={close} />;
  if (task === 'withdraw') return <Withdraw {...about} close={close} />;
  const nobody = delegation.delegates.length === 0;
  const button = (words: string, onClick: () => void, loading = false): ReactElement => (
    <Button variant="default" loading={loading} onClick={onClick}>
      {words}
    </Button>
  );
  return (
    <section>
      <h3>{t('on-behalf')}</h3>
      <div className="buttons">
        {button(t('name-person'), () => setTask('name'))}
        {!nobody && button(t('withdraw'), () => setTask('withdraw'))}
        {nobody && delegation.stage === 'invited' && button(t('attend'), () => attend.mutate(undefined), attend.isPending)}
        {nobody && delegation.stage !== 'declined' && button(t('decline'), () => decline.mutate(undefined), decline.isPending)}
        {button(t('link'), () => setTask('link'))}
        {delegation.hasLink && button(t('revoke'), () => revoke.mutate(undefined), revoke.isPending)}
        {button(t('deadlines'), () => setTask('deadlines'))}
        {nobody && (
          <Button variant="outline" color="red" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** One thing to do, as a form with a way back. */
export function TaskForm({ title, submit, pending, onSubmit, close, children }: { title: string; submit: string; pending: boolean; onSubmit: () => void; close: () => void; children: ReactNode }): ReactElement {
  const t = useTexts();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="detail__form" onSubmit={send} aria-label={title} noValidate>
      <h3>{title}</h3>
      {children}
      <div className="buttons">
        <Button type="submit" loading={pending}>
          {submit}
        </Button>
        <Button variant="default" onClick={close}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}

function SendLink({ eventId, delegation, close }: AboutDelegation & { close: () => void }): ReactElement {
  const t = useTexts();
  const reached = delegation.speakers.filter(({ hasMailbox }) => hasMailbox);
  const [personId, setPersonId] = useState(reached.find((one) => one.personId === delegation.focalPointId)?.personId ?? reached[0]?.personId ?? '');
  const send = useDoing(eventId, t('link.sent'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/link', { params: { path: { eventId, delegationId: delegation.id } }, body: { personId } })), close);
  return (
    <TaskForm title={t('link')} submit={t('link.do')} pending={send.isPending} onSubmit={() => send.mutate(undefined)} close={close}>
      <p className="detail__quiet">{t(reached.length === 0 ? 'link.nobody' : 'link.text')}</p>
      {reached.length > 0 && <NativeSelect label={t('link.to')} value={personId} data={reached.map((one) => ({ value: one.personId, label: `${one.name} (${t(`rank.${one.rank}`)})` }))} onChange={(event) => setPersonId(event.currentTarget.value)} />}
    </TaskForm>
  );
}

function ChangeDeadlines({ eventId, delegation, close }: AboutDelegation & { close: () => void }): ReactElement {
  const t = useTexts();
  const [values, setValues] = useState({ nominateBy: delegation.nominateBy ?? '', completeBy: delegation.completeBy ?? '' });
  const change = useDoing(eventId, t('deadlines.changed'), () => unwrap(api.PATCH('/api/v1/events/{eventId}/delegations/{delegationId}', { params: { path: { eventId, delegationId: delegation.id }, header: ifMatch(delegation.version) }, body: deadlinesOf(values) })), close);
  return (
    <TaskForm title={t('deadlines')} submit={t('keep')} pending={change.isPending} onSubmit={() => change.mutate(undefined)} close={close}>
      <Deadlines values={values} change={setValues} error={change.error} />
    </TaskForm>
  );
}

function Withdraw({ eventId, delegation, close }: AboutDelegation & { close: () => void }): ReactElement {
  const t = useTexts();
  const [registrationId, setId] = useState(delegation.delegates[0]?.registrationId ?? '');
  const withdraw = useDoing(eventId, t('withdrawn'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/people/{registrationId}/withdraw', { params: { path: { eventId, delegationId: delegation.id, registrationId }, header: ifMatch(delegation.version) } })), close);
  return (
    <TaskForm title={t('withdraw')} submit={t('withdraw.do')} pending={withdraw.isPending} onSubmit={() => withdraw.mutate(undefined)} close={close}>
      <p className="detail__quiet">{t('withdraw.text')}</p>
      <NativeSelect label={t('person')} value={registrationId} data={delegation.delegates.map((one) => ({ value: one.registrationId, label: one.name }))} onChange={(event) => setId(event.currentTarget.value)} />
    </TaskForm>
  );
}
