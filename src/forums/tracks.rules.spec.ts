import { changeTracks } from './tracks.rules.js';

const protection = { id: 'p', name: { en: 'Protection', ru: 'Защита' } };
const climate = { id: 'c', name: { en: 'Climate' } };
const used = new Map([['p', 3]]);

describe('the tracks of a forum', () => {
  it('may be added, ordered anew, and renamed or removed while no session belongs to them', () => {
    expect(changeTracks([protection, climate], [{ name: { en: 'Labour' } }, protection], new Map(), false)).toEqual({ kind: 'changed', removed: ['c'] });
    expect(changeTracks([protection, climate], [{ id: 'c', name: { en: 'Disasters' } }, protection], used, false)).toEqual({ kind: 'changed', removed: [] });
  });

  it('are not removed while sessions belong to them', () => {
    expect(changeTracks([protection, climate], [climate], used, true)).toEqual({ kind: 'refused', code: 'TRACK_REMOVED_IN_USE', field: 'tracks', count: 3 });
  });

  it('are renamed while sessions belong to them only when that is confirmed', () => {
    const renamed = [{ id: 'p', name: { en: 'Protection and asylum' } }, climate];
    expect(changeTracks([protection, climate], renamed, used, false)).toEqual({ kind: 'refused', code: 'TRACK_RENAMED_IN_USE', field: 'tracks[0].name', count: 3 });
    expect(changeTracks([protection, climate], renamed, used, true)).toEqual({ kind: 'changed', removed: [] });
  });

  it('keep their name when languages come in another order', () => {
    expect(changeTracks([protection], [{ id: 'p', name: { ru: 'Защита', en: 'Protection' } }], used, false).kind).toBe('changed');
  });

  it('are those of this forum', () => {
    expect(changeTracks([protection], [{ id: 'x', name: { en: 'X' } }], used, false)).toMatchObject({ code: 'TRACK_UNKNOWN', field: 'tracks[0].id' });
  });

  it('have each their own name', () => {
    expect(changeTracks([], [{ name: { en: 'Labour' } }, { name: { en: 'LABOUR', ru: 'Труд' } }], new Map(), false)).toMatchObject({ code: 'TRACK_NAMED_TWICE', field: 'tracks[1].name' });
    expect(changeTracks([protection], [protection, { ...protection, name: { en: 'Other' } }], new Map(), false)).toMatchObject({ code: 'TRACK_NAMED_TWICE' });
    expect(changeTracks([], [{ name: { en: 'Labour' } }, { name: { ru: 'Труд' } }], new Map(), false).kind).toBe('changed');
  });
});
