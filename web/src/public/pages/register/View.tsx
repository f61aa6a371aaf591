import type { ReactElement } from 'react';
import { Name } from '../../../design/index.js';
import type { LocalisedText } from '../../../texts/texts.js';
import { StepsForm, type FormState } from '../../forms/StepsForm.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';

export interface RegisterData {
  title: LocalisedText;
  /** Who accepts an invitation; absent when somebody registers by themselves. */
  invited?: string;
  /** Who completes what a nomination began. */
  named?: string;
  /** What was answered before is changed. */
  changed?: boolean;
  form: FormState;
}

export function RegisterView({ data }: { data: RegisterData }): ReactElement {
  const { t } = usePublic();
  return (
    <div className="page page--narrow">
      <StepsForm
        form={data.form}
        send={t(data.changed ? 'change.send' : 'register.send')}
        title={
          <div>
            <p className="about">
              <Text of={data.title} />
            </p>
            <h1>{t(titleOf(data))}</h1>
            {data.named !== undefined && <p>{t.rich('complete.who', { name: <Name key="name">{data.named}</Name> })}</p>}
            {data.invited !== undefined && <p>{t.rich('accept.lead', { name: <Name key="name">{data.invited}</Name> })}</p>}
          </div>
        }
      />
    </div>
  );
}

function titleOf({ named, changed, invited }: RegisterData): 'complete.title' | 'change.title' | 'register.title' | 'accept.title' {
  if (named !== undefined) return 'complete.title';
  if (changed) return 'change.title';
  return invited === undefined ? 'register.title' : 'accept.title';
}
