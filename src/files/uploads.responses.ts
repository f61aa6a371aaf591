/** A file that was taken in. */
export class UploadedResponse {
  /** Stands for the file until it is attached: send it as the answer to the question that asks for a file. Told once; whoever has it may attach the file. */
  token!: string;
  /** What the file is called, without folders and with the ending that its content has. */
  name!: string;
  /** Media type by content, after pictures were drawn anew. */
  type!: string;
  /** Bytes as kept. */
  size!: number;
}
