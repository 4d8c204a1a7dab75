import { crc32 } from 'node:zlib'

/** A zip file that holds files as they are, without compressing them. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const entry = entryOf(name, content)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), entry, Buffer.from(name), content])
    const end = Buffer.alloc(14)
    end.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), entry, end, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const last = Buffer.alloc(18)
  for (const at of [4, 6]) last.writeUInt16LE(central.length, at)
  last.writeUInt32LE(directory.length, 8)
  last.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), last])
}

/** The 26 bytes that both headers of an entry share: version, flags, method, time, checksum, sizes and name length. */
function entryOf(name: string, content: Buffer): Buffer {
  const entry = Buffer.alloc(26)
  entry.writeUInt16LE(20, 0)
  entry.writeUInt16LE(0x21, 8)
  entry.writeUInt32LE(crc32(content), 10)
  entry.writeUInt32LE(content.length, 14)
  entry.writeUInt32LE(content.length, 18)
  entry.writeUInt16LE(Buffer.byteLength(name), 22)
  return entry
}
