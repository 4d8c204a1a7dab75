import { expect } from 'chai'
import { FrameReader, framed } from '../src/line/frames.js'

const longest = 100

describe('messages on a line', () => {
  it('are put together from whatever pieces arrive', () => {
    const bytes = framed(Buffer.from('twelve bytes'))
    for (const size of [1, 3, 5, bytes.length]) {
      const reader = new FrameReader()
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      )
      const messages = pieces.map((piece) => reader.push(piece, longest)?.toString() ?? null)
      expect(messages.filter((message) => message !== null)).to.deep.equal(['twelve bytes'])
      expect(messages.at(-1)).to.equal('twelve bytes')
    }
  })

  it('may be empty, and follow one another', () => {
    const reader = new FrameReader()
    expect(reader.push(framed(Buffer.alloc(0)), longest)?.length).to.equal(0)
    expect(reader.push(framed(Buffer.from('next')), longest)?.toString()).to.equal('next')
  })

  it('are refused as soon as they say that they are too long', () => {
    expect(() => new FrameReader().push(framed(Buffer.alloc(101)).subarray(0, 5), longest)).to.throw('more than 100')
  })

  it('are refused where more comes than one', () => {
    const two = Buffer.concat([framed(Buffer.from('one')), framed(Buffer.from('two'))])
    expect(() => new FrameReader().push(two, longest)).to.throw('more than one message')
  })
})
