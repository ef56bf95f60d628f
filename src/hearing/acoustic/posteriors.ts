import { PHONES } from '../../domain/saying.ts';

/** The symbols of the acoustic model, in the order of its outputs: the CTC blank, then the phones. */
export { PHONES };
export const BLANK = 0;
export const SYMBOLS = PHONES.length + 1;

/** The number of a phone's output; undefined for what is no phone. */
export const phoneSymbol: ReadonlyMap<string, number> = new Map(PHONES.map((phone, index) => [phone, index + 1]));

/** Length of a row of posteriors: three hops of 10 ms. */
export const ROW_MS = 30;

/** What the acoustic model makes of sound: `rows` times SYMBOLS natural logarithms of probabilities, row after row. */
export interface Posteriors {
  readonly rows: number;
  readonly values: Float32Array;
}
