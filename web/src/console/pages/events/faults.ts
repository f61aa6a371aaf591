import { useFieldFaults, type FieldFaults } from '../../index.js';
import { useTexts } from './texts.js';

/** What the server found wrong with a form of an event, in the words of people who fill in forms. `labels` names the fields there are, by id and in their order. */
export function useFaults(error: Error | null, labels: ReadonlyMap<string, string>): FieldFaults {
  const t = useTexts();
  return useFieldFaults(error, [...labels.keys()], t('failed'), {
    ofCode: (code) => {
      const key = `fault.${code}`;
      return t.has(key) ? t(key) : undefined;
    },
    inSummary: (field, text) => t('fault.at', { field: labels.get(field) ?? '', text }),
    noLine: t('fault.line'),
  });
}
