import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../../../api/schema.js';
import { api, done, doneUndoable, refused, unwrap } from '../../../../index.js';
import { DIRECTORY } from '../../directory.js';
import { useTexts } from './texts.js';

export type MergePreview = components['schemas']['MergePreviewResponse'];
export type MergeField = components['schemas']['MergeRequest']['take'][number];

/** Both entries side by side, and what would go over. */
export const previewQuery = (keptId: string, otherId: string) =>
  queryOptions({
    queryKey: [...DIRECTORY, 'people', keptId, 'merge', otherId],
    queryFn: () => unwrap(api.GET('/api/v1/people/{personId}/merge-preview', { params: { path: { personId: keptId }, query: { with: otherId } } })),
    // What was seen is what is merged.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const mergesQuery = (personId: string) =>
  queryOptions({ queryKey: [...DIRECTORY, 'people', personId, 'merges'], queryFn: () => unwrap(api.GET('/api/v1/people/{personId}/merges', { params: { path: { personId } } })) });

export interface Merging {
  merge: (preview: MergePreview, take: readonly MergeField[], keep: readonly string[]) => void;
  undo: (keptId: string, mergeId: string) => void;
  isPending: boolean;
}

/** Makes two entries one, and two again. */
export function useMerging(onMerged: (keptId: string) => void): Merging {
  const t = useTexts();
  const queries = useQueryClient();
  const settle = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: DIRECTORY });
    await queries.invalidateQueries({ queryKey: ['events'] });
  };
  const onError = (error: Error): void => refused(error, t('failed'));
  const undoing = useMutation({
    mutationFn: ({ keptId, mergeId }: { keptId: string; mergeId: string }) => unwrap(api.POST('/api/v1/people/{personId}/merges/{mergeId}/undo', { params: { path: { personId: keptId, mergeId } } })),
    onSuccess: async () => {
      done(t('undone'));
      await settle();
    },
    onError,
  });
  const merging = useMutation({
    mutationFn: ({ preview: { kept, other }, take, keep }: { preview: MergePreview; take: readonly MergeField[]; keep: readonly string[] }) =>
      unwrap(api.POST('/api/v1/people/{personId}/merges', { params: { path: { personId: kept.id } }, body: { otherId: other.id, version: kept.version, otherVersion: other.version, take: [...take], keep: [...keep] } })),
    onSuccess: async ({ id, keptId }) => {
      doneUndoable(t('merged'), { label: t('undo'), undo: () => undoing.mutate({ keptId, mergeId: id }) });
      onMerged(keptId);
      await settle();
    },
    onError,
  });
  return { merge: (preview, take, keep) => merging.mutate({ preview, take, keep }), undo: (keptId, mergeId) => undoing.mutate({ keptId, mergeId }), isPending: merging.isPending || undoing.isPending };
}
