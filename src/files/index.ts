export { attachmentOf } from './download.js';
export { FileFacts, type FileSubject, type OpenedFile } from './file.js';
export { Files } from './files.js';
export { FILE_PURPOSES, isFilePurpose, PURPOSES, type FilePurpose, type PurposeRule } from './purposes.js';
export { FilesModule } from './files.module.js';
