// PNG images (ISO/IEC 15948), as far as ours need it: 8-bit RGBA, no interlacing, no filter.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** An image as a PNG file; `pixels` has four bytes (red, green, blue, opacity) for each, row by row from the top. */
export function encodePng({ width, height, pixels }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows({ width, height, pixels }), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whether a PNG file that `encodePng` made shows this image, whatever release of zlib packed it. */
export function shows(file, { width, height, pixels }) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return false;
  if (file.readUInt32BE(16) !== width || file.readUInt32BE(20) !== height) return false;
  const length = file.readUInt32BE(33);
  if (file.toString('latin1', 37, 41) !== 'IDAT') return false;
  return inflateSync(file.subarray(41, 41 + length)).equals(rows({ width, height, pixels }));
}

function rows({ width, height, pixels }) {
  const lines = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return lines;
}

function chunk(type, data) {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}
