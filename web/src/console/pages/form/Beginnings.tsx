import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { FormDefinition } from '../../../../../src/registration/form/form.js';
import { api, doneUndoable, SidePanel, textIn, unwrap, useCan, useLocale } from '../../index.js';
import { CopyForm } from './CopyForm.js';
import { KeepTemplate } from './KeepTemplate.js';
import type { KeptForm } from './kept-form.js';
import { useTexts } from './texts.js';

const templatesQuery = { queryKey: ['form-templates'], queryFn: () => unwrap(api.GET('/api/v1/form-templates')) };

/** Begins with another form instead: one of Convoke's, one that the secretariat keeps, or that of another event. Also keeps this one for events to come. */
export function Beginnings({ eventId, kept }: { eventId: string; kept: KeptForm }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const can = useCan();
  const [panel, open] = useState<'copy' | 'keep' | null>(null);
  const { data } = useQuery(templatesQuery);
  const begin = (form: FormDefinition, name: string): void => {
    open(null);
    kept.change({ sections: form.sections });
    doneUndoable(t('begin.done', { name }), { label: t('undo'), undo: kept.undo });
  };
  const items = data?.items ?? [];
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default">{t('begin')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} className="builder__menu">
          {items.map((template) => {
            const name = textIn(template.name, locale).text;
            return (
              <Menu.Item key={template.id} onClick={() => begin(template, name)}>
                {name}
                {template.own && <span className="muted"> – {t('begin.own')}</span>}
              </Menu.Item>
            );
          })}
          <Menu.Divider />
          <Menu.Item onClick={() => open('copy')}>{t('begin.copy')}</Menu.Item>
          {can('form-template.change') && <Menu.Item onClick={() => open('keep')}>{t('begin.keep')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <SidePanel title={t('begin.copy')} opened={panel === 'copy'} onClose={() => open(null)}>
        <CopyForm eventId={eventId} begin={begin} />
      </SidePanel>
      <SidePanel title={t('begin.keep')} opened={panel === 'keep'} onClose={() => open(null)}>
        <KeepTemplate form={kept.form} own={items.filter(({ own }) => own)} close={() => open(null)} />
      </SidePanel>
    </>
  );
}
