import type { ReactElement } from 'react';
import type { LocalisedText } from '../../../texts/texts.js';
import { StepsForm, type FormState } from '../../forms/StepsForm.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';

export interface RegisterData {
  title: LocalisedText;
  form: FormState;
}

export function RegisterView({ data }: { data: RegisterData }): ReactElement {
  const { t } = usePublic();
  return (
    <div className="page page--narrow">
      <StepsForm
        form={data.form}
        send={t('register.send')}
        title={
          <div>
            <p className="about">
              <Text of={data.title} />
            </p>
            <h1>{t('register.title')}</h1>
          </div>
        }
      />
    </div>
  );
}
