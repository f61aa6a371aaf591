import type { Asked } from '../../page.js';

/** Address of a person's own page, without query. */
export const hereOf = ({ params }: Asked): string => `/registration/${encodeURIComponent(params['token'] ?? '')}`;
