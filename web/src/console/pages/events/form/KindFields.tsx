import type { ReactElement } from 'react';
import type { Addition } from './draft.js';
import type { PartProps } from './EventForm.js';
import { ForumFields } from './ForumFields.js';
import { MeetingFields } from './MeetingFields.js';
import { TrainingFields } from './TrainingFields.js';

/** What the kind of event needs besides. `made` is false while the event is new: some answers then follow from others. */
export function KindFields({ addition, made, ...part }: PartProps & { addition: Addition | null; made: boolean }): ReactElement | null {
  switch (part.draft.kind) {
    case 'meeting':
      return <MeetingFields {...part} addition={addition?.kind === 'meeting' ? addition : null} made={made} />;
    case 'training':
      return <TrainingFields {...part} />;
    case 'forum':
      return <ForumFields {...part} addition={addition?.kind === 'forum' ? addition : null} />;
    default:
      return null;
  }
}
