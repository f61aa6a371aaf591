import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';

/** A ticket for a letter: the code as a picture, and as a person types it. */
export interface TicketForLetter {
  png: Buffer;
  code: string;
}

type Printer = (tx: Tx, eventId: string, registrationId: string) => Promise<TicketForLetter>;

/** Who prints tickets: attendance, which lies above, brings its printer here. */
@Injectable()
export class TicketPrinters {
  private printer: Printer | null = null;

  use(printer: Printer): void {
    this.printer = printer;
  }

  /** Null where nothing prints tickets. */
  async print(tx: Tx, eventId: string, registrationId: string): Promise<TicketForLetter | null> {
    return this.printer === null ? null : this.printer(tx, eventId, registrationId);
  }
}
