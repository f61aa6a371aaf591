import { refusals } from '../platform/http/index.js';

/** Why a file is not taken, or not handed out. */
export const refuse = refusals({
  FILE_TOO_LARGE: {
    status: 413,
    en: 'The file is larger than {megabytes} MB. Send a smaller one: a PDF instead of pictures, or a picture with fewer pixels.',
    ru: 'Файл больше {megabytes} МБ. Отправьте файл меньшего размера: PDF вместо изображений или изображение меньшего разрешения.',
  },
  FILE_EMPTY: { status: 422, en: 'The file is empty. Choose it again.', ru: 'Файл пуст. Выберите его ещё раз.' },
  FILE_NOT_SENT: {
    status: 415,
    en: 'Send the file itself as application/octet-stream, with its name in X-File-Name.',
    ru: 'Отправьте сам файл как application/octet-stream, указав его имя в X-File-Name.',
  },
  FILE_KIND_NOT_TAKEN: {
    status: 415,
    en: 'By its content this file is not one of: {kinds}. Save it in one of these formats; changing the end of its name is not enough.',
    ru: 'По содержимому этот файл не относится к форматам: {kinds}. Сохраните его в одном из них; изменить расширение имени недостаточно.',
  },
  FILE_NOT_READABLE: {
    status: 422,
    en: 'The picture cannot be read: it is damaged or has too many pixels. Open it, save it anew and send it again.',
    ru: 'Изображение не читается: оно повреждено или слишком велико. Откройте его, сохраните заново и отправьте ещё раз.',
  },
  FILE_STOPPED: { status: 400, en: 'The file did not arrive whole. Send it again.', ru: 'Файл получен не полностью. Отправьте его ещё раз.' },
  FILE_GONE: { status: 422, en: 'This file is no longer kept. Choose it again.', ru: 'Этот файл больше не хранится. Выберите его ещё раз.' },
  FILE_INFECTED: {
    status: 422,
    en: 'The virus scanner stopped this file, and it was destroyed. Send another, from a computer that is in order.',
    ru: 'Антивирус остановил этот файл, и он уничтожен. Отправьте другой файл с исправного компьютера.',
  },
  FILE_BEING_CHECKED: { status: 409, en: 'The file is being checked for viruses. Try again in a minute.', ru: 'Файл проверяется на вирусы. Повторите через минуту.' },
  FILE_NOT_FOUND: { status: 404, en: 'There is no such file, or no longer.', ru: 'Такого файла нет, или его уже нет.' },
  UPLOADS_BUSY: { status: 429, en: 'Many files are arriving just now. Try again in {seconds} seconds.', ru: 'Сейчас поступает много файлов. Повторите через {seconds} с.' },
});
