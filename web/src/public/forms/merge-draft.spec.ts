import { mergeDraft } from './merge-draft.js';

const draft = (values: Record<string, string[]>, at = 'you') => ({ at, values });

describe('a form filled in at two windows', () => {
  const base = draft({ name: ['A'], visa: ['no'], diet: ['none'] });

  it('keeps what each of them changed', () => {
    const merged = mergeDraft(base, draft({ name: ['A'], visa: ['yes'], diet: ['none'] }, 'stay'), draft({ name: ['A'], visa: ['no'], diet: ['halal'], phone: ['7'] }, 'you'));
    expect(merged).toEqual(draft({ name: ['A'], visa: ['yes'], diet: ['halal'], phone: ['7'] }, 'stay'));
  });

  it('goes by the window in which one types where both changed the same', () => {
    expect(mergeDraft(base, draft({ ...base.values, name: ['mine'] }), draft({ ...base.values, name: ['theirs'] })).values['name']).toEqual(['mine']);
  });

  it('takes away what either of them took away', () => {
    const { name, visa, diet } = base.values;
    expect(mergeDraft(base, draft({ name: name ?? [], visa: visa ?? [] }), draft({ visa: visa ?? [], diet: diet ?? [] })).values).toEqual({ visa: ['no'] });
  });
});
