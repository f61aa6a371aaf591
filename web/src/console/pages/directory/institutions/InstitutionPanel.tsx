import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Loading } from '../../../../design/index.js';
import { textIn, Trouble, useCan, useLocale } from '../../../index.js';
import { institutionQuery, type Institution } from '../directory.js';
import { useStateName } from '../form/StateField.js';
import { FocalPoints } from '../parties/FocalPoints.js';
import { useTexts } from '../texts.js';
import { InstitutionForm } from './InstitutionForm.js';

/** One institution: what it is, who works there, who speaks for it. */
export function InstitutionPanel({ id }: { id: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const can = useCan();
  const [changing, setChanging] = useState(false);
  const { data, error, refetch } = useQuery(institutionQuery(id));
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={5} />;
  if (changing) return <InstitutionForm institution={data} onSaved={() => setChanging(false)} onLeave={() => setChanging(false)} />;
  return (
    <div className="entry">
      <div>
        <h2>{textIn(data.name, locale).text}</h2>
        {Object.entries(data.name)
          .filter(([, name]) => name !== textIn(data.name, locale).text)
          .map(([language, name]) => (
            <p key={language} lang={language} className="muted">
              {name}
            </p>
          ))}
      </div>
      {can('directory.change') && (
        <div className="buttons">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('institution.change')}
          </Button>
        </div>
      )}
      <Facts institution={data} />
      <p>
        <Link to="/directory" search={{ institution: id }}>
          {t('institution.people')}
        </Link>
      </p>
      <FocalPoints of={{ institutionId: id }} title={t('focal-points')} />
    </div>
  );
}

function Facts({ institution }: { institution: Institution }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const stateName = useStateName();
  const parent = useQuery({ ...institutionQuery(institution.parentId ?? ''), enabled: institution.parentId !== null });
  const facts: [string, ReactNode][] = [
    [t('institution.acronym'), institution.acronym],
    [t('institution.kind'), t(`kind.${institution.kind}`)],
    [t('institution.stateIso2'), stateName(institution.stateIso2)],
    [t('institution.parentId'), parent.data && textIn(parent.data.name, locale).text],
    [t('institution.website'), institution.website && <a href={institution.website}>{institution.website}</a>],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
