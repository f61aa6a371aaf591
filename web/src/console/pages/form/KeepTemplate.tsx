import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { FormDefinition, FormText } from '../../../../../src/registration/form/form.js';
import type { components } from '../../../api/schema.js';
import { useTrade } from '../../../trade/trade.js';
import { api, done, refused, textIn, unwrap, useLocale } from '../../index.js';
import { bodyOf } from './form.js';
import { Texts } from './Texts.js';
import { useTexts } from './texts.js';

type Template = components['schemas']['FormTemplateResponse'];

const KINDS = ['meeting', 'training', 'forum'] as const;

/** Keeps the form for events to come, and removes what was kept. */
export function KeepTemplate({ form, own, close }: { form: FormDefinition; own: readonly Template[]; close: () => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const queries = useQueryClient();
  const [name, setName] = useState<FormText>({});
  const [kind, setKind] = useState('');
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['form-templates'] });
  const keep = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/form-templates', { body: { ...bodyOf(form), name, kind: KINDS.find((one) => one === kind) ?? null } })),
    onSuccess: async () => {
      await again();
      done(t('keep.done'));
      close();
    },
    onError: (failure) => refused(failure, t('failed')),
  });
  const remove = useMutation({
    mutationFn: (templateId: string) => unwrap(api.DELETE('/api/v1/form-templates/{templateId}', { params: { path: { templateId } } })),
    onSuccess: again,
    onError: (failure) => refused(failure, t('failed')),
  });
  return (
    <Stack gap="md">
      <p className="muted">{t('keep.hint')}</p>
      <Texts name="template" label={t('keep.name')} value={name} max={120} onChange={setName} />
      <NativeSelect label={t('keep.kind')} value={kind} data={[{ value: '', label: t('keep.kind.any') }, ...KINDS.map((value) => ({ value, label: trade(`kind.${value}`) }))]} onChange={(chosen) => setKind(chosen.currentTarget.value)} />
      <div>
        <Button disabled={!name.en && !name.ru} loading={keep.isPending} onClick={() => keep.mutate()}>
          {t('keep.do')}
        </Button>
      </div>
      {own.length > 0 && (
        <section>
          <h3>{t('keep.there')}</h3>
          <ul role="list" className="outline__fields">
            {own.map((template) => (
              <li key={template.id}>
                <Group justify="space-between">
                  <span>{textIn(template.name, locale).text}</span>
                  <Button variant="subtle" color="red" size="compact-sm" aria-label={t('remove.named', { name: textIn(template.name, locale).text })} onClick={() => remove.mutate(template.id)}>
                    {t('remove')}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}
