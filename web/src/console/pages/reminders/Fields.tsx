import { Checkbox, Fieldset, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { fieldId } from '../../../design/index.js';
import { placeOfZone } from '../../../format/time.js';
import { useTrade, type TradeKey } from '../../../trade/trade.js';
import { useLocale } from '../../index.js';
import { ANCHORS, FITS, LETTERS, usual, usualStatuses, type Anchor, type Draft, type Letter, type Who } from './reminder.js';
import { useTexts } from './texts.js';

interface FieldsProps {
  event: components['schemas']['EventResponse'];
  draft: Draft;
  set: (draft: Draft) => void;
  fault: (field: string) => string | undefined;
  locked: boolean;
  isNew: boolean;
}

/** Which letter, to whom, when. Choosing a letter proposes what it is usually sent with. */
export function Fields(props: FieldsProps): ReactElement {
  const t = useTexts();
  const { draft, set, fault, locked, isNew } = props;
  const choose = (letter: Letter): void => set(isNew ? usual(letter, draft) : { ...usual(letter, draft), enabled: draft.enabled });
  return (
    <Fieldset variant="unstyled" disabled={locked} className="reminder-form">
      <Stack gap="md">
        <NativeSelect
          id={fieldId('letter')}
          label={t('field.letter')}
          error={fault('letter')}
          value={draft.letter}
          data={LETTERS.map((value) => ({ value, label: t(`letter.${value}`) }))}
          onChange={(chosen) => choose(LETTERS.find((one) => one === chosen.currentTarget.value) ?? draft.letter)}
        />
        <Whom {...props} />
        <When {...props} />
        <TextInput
          inputMode="numeric"
          id={fieldId('tooLateHours')}
          label={t('field.tooLateHours')}
          description={t('hint.tooLateHours')}
          error={fault('tooLateHours')}
          value={draft.tooLateHours}
          onChange={(typed) => set({ ...draft, tooLateHours: typed.currentTarget.value })}
        />
        <TextInput id={fieldId('name')} label={t('field.name')} description={t('hint.name')} error={fault('name')} value={draft.name} maxLength={120} onChange={(typed) => set({ ...draft, name: typed.currentTarget.value })} />
      </Stack>
    </Fieldset>
  );
}

function Whom({ event, draft, set, fault }: FieldsProps): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const choices = Object.keys(FITS[draft.letter]) as Who[];
  const statuses = FITS[draft.letter][draft.who] ?? [];
  const chooseWho = (who: Who): void => set({ ...draft, who, statuses: usualStatuses(draft.letter, who), ...(who !== 'unanswered' && draft.anchor === 'answer-due' && { anchor: 'event-starts' as const }) });
  return (
    <>
      <NativeSelect label={t('field.who')} value={draft.who} data={choices.map((value) => ({ value, label: t(`who.${value}`) }))} onChange={(chosen) => chooseWho(choices.find((one) => one === chosen.currentTarget.value) ?? draft.who)} />
      {draft.who === 'registered' && (
        <Checkbox.Group id={fieldId('audience.statuses')} label={t('field.statuses')} error={fault('audience.statuses')} value={[...draft.statuses]} onChange={(ticked) => set({ ...draft, statuses: statuses.filter((status) => ticked.includes(status)) })}>
          <Group gap="md" mt="xs">
            {statuses.map((status) => (
              <Checkbox key={status} value={status} label={trade(`registration.${status}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <details className="reminder-form__more" open={draft.categories.length > 0 || undefined}>
        <summary>{t('field.categories')}</summary>
        <Checkbox.Group id={fieldId('audience.categories')} aria-label={t('field.categories')} description={t('hint.categories')} error={fault('audience.categories')} value={[...draft.categories]} onChange={(categories) => set({ ...draft, categories })}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
            {CATEGORIES.map((category) => (
              <Checkbox key={category} value={category} label={trade(`category.${category}` as TradeKey)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
      </details>
      {draft.partyIds !== null && <p className="muted">{t('parties-kept', { count: draft.partyIds.length })}</p>}
      {event.status === 'held' && draft.letter !== 'thanks' && <p className="muted">{t('hint.held')}</p>}
    </>
  );
}

/** As what people take part, in the order of protocol. */
const CATEGORIES = ['member-state', 'observer-state', 'guest-state', 'host-government', 'un-entity', 'igo', 'ngo', 'donor', 'expert', 'trainer', 'secretariat', 'interpreter', 'media', 'support-staff', 'accompanying-person'] as const;

function When({ event, draft, set, fault }: FieldsProps): ReactElement {
  const t = useTexts();
  const place = placeOfZone(event.zone, useLocale());
  const anchors: readonly Anchor[] = draft.who === 'unanswered' ? ANCHORS : ANCHORS.filter((anchor) => anchor !== 'answer-due');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput inputMode="numeric" id={fieldId('offsetDays')} label={t('field.days')} error={fault('offsetDays')} value={draft.days} onChange={(typed) => set({ ...draft, days: typed.currentTarget.value })} />
      <NativeSelect
        label={t('field.side')}
        value={draft.side}
        data={(['before', 'after'] as const).map((value) => ({ value, label: t(`side.${value}`) }))}
        onChange={(chosen) => set({ ...draft, side: chosen.currentTarget.value === 'after' ? 'after' : 'before' })}
      />
      <NativeSelect
        id={fieldId('anchor')}
        label={t('field.anchor')}
        error={fault('anchor')}
        value={draft.anchor}
        data={anchors.map((value) => ({ value, label: t(`from.${value}`) }))}
        onChange={(chosen) => set({ ...draft, anchor: anchors.find((one) => one === chosen.currentTarget.value) ?? draft.anchor })}
      />
      <TextInput type="time" id={fieldId('atTime')} label={t('field.atTime', { place })} error={fault('atTime')} value={draft.atTime} onChange={(typed) => set({ ...draft, atTime: typed.currentTarget.value })} />
    </SimpleGrid>
  );
}
