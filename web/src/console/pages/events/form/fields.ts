import { useLocalisedLabels } from '../LocalisedField.js';
import { languagesFor } from '../languages.js';
import type { EventDraft } from './draft.js';
import { useTexts } from '../texts.js';

/** The fields of the form for this draft, by id and in their order, with what they are called: for the summary of what is wrong. */
export function useFieldLabels(draft: EventDraft): Map<string, string> {
  const t = useTexts();
  const localised = useLocalisedLabels();
  const texts = (name: 'title' | 'theme' | 'city' | 'venue' | 'host' | 'practicalInformation' | 'body' | 'objectives') =>
    localised(name, t(`form.${name}`), languagesFor(draft.workingLanguages, draft[name]));
  const one = (name: 'kind' | 'subKind' | 'workingLanguages' | 'processIds' | 'startsLocal' | 'endsLocal' | 'zone' | 'mode' | 'countryIso2' | 'mapUrl' | 'joinUrl' | 'organisers' | 'capacity' | 'number' | 'chairPartyId' | 'trainerIds' | 'attendanceThreshold' | 'attendanceBasis'): [string, string] => [name, t(`form.${name}`)];
  const place = draft.mode === 'online' ? [] : [...texts('city'), one('countryIso2'), ...texts('venue'), one('mapUrl')];
  const kinds: Readonly<Record<string, () => [string, string][]>> = {
    meeting: () => [...texts('body'), one('number'), one('chairPartyId')],
    training: () => [...texts('objectives'), one('trainerIds'), one('attendanceThreshold'), one('attendanceBasis')],
    forum: () => draft.tracks.flatMap(({ name }, at) => localised(`tracks[${at}].name`, t('form.track', { place: at + 1 }), languagesFor(draft.workingLanguages, name))),
  };
  return new Map([
    one('kind'),
    one('subKind'),
    ...texts('title'),
    ...texts('theme'),
    one('workingLanguages'),
    one('processIds'),
    one('startsLocal'),
    one('endsLocal'),
    one('zone'),
    one('mode'),
    ...place,
    ...(draft.mode === 'in-person' ? [] : [one('joinUrl')]),
    ...texts('host'),
    ...draft.organisers.flatMap(({ name }, at) => localised(`organisers[${at}].name`, t('form.organiser', { place: at + 1 }), languagesFor(draft.workingLanguages, name))),
    one('organisers'),
    one('capacity'),
    ...(kinds[draft.kind]?.() ?? []),
    ...texts('practicalInformation'),
  ]);
}
