import { refusals } from '../platform/http/index.js';

/** Why forums refuse. */
export const refuse = refusals({
  FORUM_NOT_FOUND: { status: 404, en: 'This event is not a forum.', ru: 'Это мероприятие не является форумом.' },
  TRACK_UNKNOWN: { status: 422, en: 'This forum has no such track. Leave the id out to add one.', ru: 'У этого форума нет такого направления. Чтобы добавить новое, не указывайте идентификатор.' },
  TRACK_NAMED_TWICE: { status: 422, en: 'Two tracks have this name. Give each its own.', ru: 'Два направления названы одинаково. Дайте каждому своё название.' },
  TRACK_REMOVED_IN_USE: {
    status: 409,
    en: '{count} sessions belong to this track. Give them another track first.',
    ru: 'К этому направлению относятся заседания: {count}. Сначала отнесите их к другому направлению.',
  },
  TRACK_RENAMED_IN_USE: {
    status: 409,
    en: '{count} sessions belong to this track and would stand under the new name. Confirm with renameUsed if that is meant, else add a track.',
    ru: 'К этому направлению относятся заседания ({count}), они окажутся под новым названием. Если так и нужно, подтвердите это (renameUsed); иначе добавьте новое направление.',
  },
});
