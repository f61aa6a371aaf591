import { Injectable } from '@nestjs/common';

/** The sweeps of all rooms. */
@Injectable()
export class Sweeps {
  /** Runs a sweep by hand, and waits for it. */
  async run(name: string): Promise<void> {
    throw new Error(`There is no sweep called ${name}`);
  }
}
