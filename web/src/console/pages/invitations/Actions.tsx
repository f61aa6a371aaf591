import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { components } from '../../../api/schema.js';
import { placeOfZone } from '../../../format/time.js';
import { api, done, ifMatch, ProblemError, refused, unwrap, useCan, useLocale } from '../../index.js';
import { isOpen, type Invitation, type InvitationDetail } from './invitation.js';
import { useTexts } from './texts.js';

type Task = 'answer' | 'deadline' | 'withdraw';
type Answer = components['schemas']['RecordAnswerRequest'];

interface About {
  eventId: string;
  zone: string;
  invitation: InvitationDetail;
}

/** What can be done about an invitation: remind, record an answer that came otherwise, give another deadline, withdraw. */
export function Actions(about: About): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const [task, setTask] = useState<Task | null>(null);
  const { eventId, invitation } = about;
  const open = isOpen(invitation);
  const mayRecord = can('invitation.record-answer', eventId) && (open || invitation.status === 'declined');
  const mayChange = can('invitation.change', eventId) && open;
  const close = (): void => setTask(null);
  if (!mayRecord && !mayChange) return null;
  if (task === 'answer') return <RecordAnswer {...about} close={close} />;
  if (task === 'deadline') return <ChangeDeadline {...about} close={close} />;
  if (task === 'withdraw') return <Withdraw {...about} close={close} />;
  return (
    <section className="buttons">
      {mayRecord && <Button onClick={() => setTask('answer')}>{t('answer.record')}</Button>}
      {mayChange && invitation.status === 'sent' && <Remind {...about} />}
      {mayChange && (
        <Button variant="default" onClick={() => setTask('deadline')}>
          {t('deadline.change')}
        </Button>
      )}
      {mayChange && (
        <Button variant="outline" color="red" onClick={() => setTask('withdraw')}>
          {t('withdraw')}
        </Button>
      )}
    </section>
  );
}

/** Does something to an invitation; what a list or a panel shows of it is read again. Faults of fields stay with the form, everything else is told in a notice. */
function useDoing<Input>(eventId: string, said: string, doIt: (input: Input) => Promise<Invitation>, close: () => void) {
  const t = useTexts();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: doIt,
    onSuccess: async () => {
      done(said);
      close();
      await Promise.all([['events', eventId], ['today']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('not-done'));
    },
  });
}

function Remind({ eventId, invitation: { id } }: About): ReactElement {
  const t = useTexts();
  const remind = useDoing(eventId, t('reminded'), () => unwrap(api.POST('/api/v1/events/{eventId}/invitations/{invitationId}/remind', { params: { path: { eventId, invitationId: id } } })), () => undefined);
  return (
    <Button variant="default" loading={remind.isPending} onClick={() => remind.mutate(undefined)}>
      {t('remind')}
    </Button>
  );
}

/** One thing to do, as a form with a way back. */
function TaskForm({ title, submit, pending, danger = false, onSubmit, close, children }: { title: string; submit: string; pending: boolean; danger?: boolean; onSubmit: () => void; close: () => void; children: ReactNode }): ReactElement {
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
        <Button type="submit" loading={pending} {...(danger && { color: 'red' })}>
          {submit}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('keep')}
        </Button>
      </div>
    </form>
  );
}

function faultsOf(error: Error | null): Map<string, string> {
  return error instanceof ProblemError ? error.byField() : new Map<string, string>();
}

function RecordAnswer({ eventId, invitation, close }: About & { close: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [answer, setAnswer] = useState<Answer['answer']>('accepted');
  const [reason, setReason] = useState('');
  const [other, setOther] = useState({ givenName: '', familyName: '', email: '' });
  const body: Answer = { answer, ...(answer === 'declined' && reason && { reason }), ...(answer === 'substituted' && { substitute: { ...other, locale: locale === 'ru' ? 'ru' : 'en' } }) };
  const record = useDoing(eventId, t(`answer.done.${answer}`), () => unwrap(api.POST('/api/v1/events/{eventId}/invitations/{invitationId}/answer', { params: { path: { eventId, invitationId: invitation.id } }, body })), close);
  const faults = faultsOf(record.error);
  const choices = invitation.status === 'declined' ? (['accepted'] as const) : (['accepted', 'declined', 'substituted'] as const);
  return (
    <TaskForm title={t('answer.record')} submit={t('answer.save')} pending={record.isPending} onSubmit={() => record.mutate(undefined)} close={close}>
      <Radio.Group label={t('answer.label')} value={answer} onChange={(value) => setAnswer(choices.find((one) => one === value) ?? 'accepted')}>
        <div className="detail__form">
          {choices.map((value) => (
            <Radio key={value} value={value} label={t(`answer.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {answer === 'declined' && <Textarea label={t('answer.reason')} description={t('answer.reason-hint')} value={reason} error={faults.get('reason')} maxLength={500} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />}
      {answer === 'substituted' &&
        (['givenName', 'familyName', 'email'] as const).map((field) => (
          <TextInput key={field} label={t(`substitute.${field}`)} type={field === 'email' ? 'email' : 'text'} value={other[field]} error={faults.get(`substitute.${field}`)} required onChange={(event) => setOther({ ...other, [field]: event.currentTarget.value })} />
        ))}
    </TaskForm>
  );
}

function ChangeDeadline({ eventId, zone, invitation, close }: About & { close: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [answerBy, setAnswerBy] = useState(invitation.answerByLocal ?? '');
  const params = { path: { eventId, invitationId: invitation.id }, header: ifMatch(invitation.version) };
  const change = useDoing(eventId, t('deadline.done'), () => unwrap(api.PATCH('/api/v1/events/{eventId}/invitations/{invitationId}', { params, body: { answerBy: answerBy === '' ? null : answerBy } })), close);
  return (
    <TaskForm title={t('deadline.change')} submit={t('deadline.save')} pending={change.isPending} onSubmit={() => change.mutate(undefined)} close={close}>
      <TextInput type="datetime-local" label={t('deadline.label', { place: placeOfZone(zone, locale) })} description={t('deadline.hint')} value={answerBy} error={faultsOf(change.error).get('answerBy')} onChange={(event) => setAnswerBy(event.currentTarget.value)} />
    </TaskForm>
  );
}

function Withdraw({ eventId, invitation, close }: About & { close: () => void }): ReactElement {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const [tell, setTell] = useState(true);
  const withdraw = useDoing(eventId, t('withdrawn'), () => unwrap(api.POST('/api/v1/events/{eventId}/invitations/{invitationId}/cancel', { params: { path: { eventId, invitationId: invitation.id } }, body: { tell, ...(reason && { reason }) } })), close);
  return (
    <TaskForm title={t('withdraw')} submit={t('withdraw')} danger pending={withdraw.isPending} onSubmit={() => withdraw.mutate(undefined)} close={close}>
      <p className="detail__quiet">{t(invitation.status === 'sent' ? 'withdraw.sent' : 'withdraw.unsent')}</p>
      {invitation.status === 'sent' && <Checkbox label={t('withdraw.tell')} description={t('withdraw.tell-hint')} checked={tell} onChange={(ticked) => setTell(ticked.currentTarget.checked)} />}
      <Textarea label={t('withdraw.reason')} description={t('withdraw.reason-hint')} value={reason} error={faultsOf(withdraw.error).get('reason')} maxLength={500} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />
    </TaskForm>
  );
}
