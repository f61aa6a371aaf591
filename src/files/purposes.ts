/** Kinds of content that are taken, by what the bytes say, never by the name. */
export const CONTENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
} as const;
export type ContentKind = keyof typeof CONTENT_TYPES;

/** What a file of one purpose may be. Told to the browser too, so that it can say so before anything is sent. */
export interface PurposeRule {
  readonly kinds: readonly ContentKind[];
  /** Megabytes (10^6 bytes) at most, as sent. */
  readonly megabytes: number;
  /** For pictures that are shown: they are kept as JPEG, with no side longer than so many pixels. */
  readonly side?: number;
}

/** What files are for: the letter that nominates a delegation, the photograph of a person, a paper that a form asks for. */
export const PURPOSES = {
  letter: { kinds: ['pdf', 'jpg', 'png', 'docx'], megabytes: 10 },
  photo: { kinds: ['jpg', 'png', 'webp'], megabytes: 8, side: 1_600 },
  document: { kinds: ['pdf', 'jpg', 'png', 'docx'], megabytes: 10 },
} as const satisfies Record<string, PurposeRule>;
export type FilePurpose = keyof typeof PURPOSES;
export const FILE_PURPOSES = Object.keys(PURPOSES) as readonly FilePurpose[];

export function isFilePurpose(text: string): text is FilePurpose {
  return Object.hasOwn(PURPOSES, text);
}
