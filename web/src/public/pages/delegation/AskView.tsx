import type { ReactElement } from 'react';
import { Button, ButtonLink, Name, SelectField, TextArea, type Fault } from '../../../design/index.js';
import type { components } from '../../../api/schema.js';
import { FormPage } from '../../parts/FormPage.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';
import { FUNCTIONS, type DelegationFunction } from './people.js';

type Found = components['schemas']['OwnDelegationResponse'];

/** What is asked before it is done. */
export type AskWhat = 'withdraw' | 'function' | 'decline' | 'pass-on';

export interface AskData extends Pick<Found, 'event' | 'party' | 'others' | 'version'> {
  what: AskWhat;
  person: { registrationId: string; name: string; function: DelegationFunction } | null;
  faults: readonly Fault[];
  here: string;
}

/** Says what a step does before it is done. */
export function AskView({ data }: { data: AskData }): ReactElement {
  const { t } = usePublic();
  const { what, person } = data;
  return (
    <FormPage about={<Text of={data.event.title} />} title={t(`delegation.${what}-title`)} faults={data.faults}>
      {person && (
        <p>
          <strong>
            <Name>{person.name}</Name>
          </strong>
        </p>
      )}
      <p>{t(`delegation.${what}-lead`)}</p>
      <form method="post" action={data.here} className="stack">
        <input type="hidden" name="version" value={data.version} />
        {person && <input type="hidden" name="id" value={person.registrationId} />}
        {what === 'decline' && <TextArea name="reason" label={t('decline.reason')} hint={t('decline.reason-hint')} optional={t('form.optional')} maxLength={500} />}
        {what === 'function' && <SelectField name="function" label={t('delegation.function')} options={FUNCTIONS.filter((value) => (value === 'assistant') === (person?.function === 'assistant')).map((value) => ({ value, label: t(`function.${value}`) }))} defaultValue={person?.function} />}
        {what === 'pass-on' && <SelectField name="personId" label={t('delegation.pass-to')} options={data.others.map(({ personId, name }) => ({ value: personId, label: name }))} />}
        <p className="buttons">
          <Button type="submit" name="do" value={what} look={what === 'withdraw' || what === 'decline' ? 'danger' : 'main'}>
            {t(`delegation.${what}-do`)}
          </Button>
          <ButtonLink look="quiet" href={data.here}>
            {t('form.back')}
          </ButtonLink>
        </p>
      </form>
    </FormPage>
  );
}

/** After the request was passed on this link is good no more. */
export function PassedView({ data }: { data: { event: Found['event']; to: string } }): ReactElement {
  const { t } = usePublic();
  return (
    <FormPage about={<Text of={data.event.title} />} title={t('delegation.passed-title')}>
      <p>{t.rich('delegation.passed-text', { name: <Name key="name">{data.to}</Name> })}</p>
    </FormPage>
  );
}
