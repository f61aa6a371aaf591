import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Loading } from '../../../design/index.js';
import { api, textIn, Trouble, unwrap, useLocale } from '../../index.js';
import { useTexts } from './texts.js';

type Field = components['schemas']['DefinedFieldResponse'];

/** What is asked of whoever registers, as they read it. */
export function Questions({ eventId }: { eventId: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const { data, error, refetch } = useQuery({ queryKey: ['events', eventId, 'form'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/form', { params: { path: { eventId } } })) });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={4} />;
  return (
    <section className="questions">
      <h2>{t('questions')}</h2>
      <p className="muted">{t(data.version === 0 ? 'questions.standard' : 'questions.own', { version: data.version })}</p>
      <p>
        <Link to="/events/$eventId/form" params={{ eventId }}>
          {t('questions.change')}
        </Link>
      </p>
      {data.sections.map((section) => (
        <div key={section.id}>
          <h3>{textIn(section.title, locale).text}</h3>
          <ul>
            {section.fields.map((field) => (
              <Question key={field.id} field={field} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Question({ field }: { field: Field }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const marks = [field.required ? t('question.required') : null, field.sensitive ? t('question.sensitive') : null, field.visibleWhen.length > 0 ? t('question.sometimes') : null].filter((mark) => mark !== null);
  return (
    <li>
      {textIn(field.label, locale).text}
      {marks.length > 0 && <span className="muted"> – {marks.join(', ')}</span>}
    </li>
  );
}
