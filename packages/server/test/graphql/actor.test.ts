import { actorOf } from '@planwright/server'
import { expect } from 'chai'

const named = (name: string) => actorOf({ 'x-planwright-actor': name })

describe('the name of whoever asks', () => {
  it('is read from its header, with or without URI encoding', () => {
    expect(named('Ana Ruiz')).to.equal('Ana Ruiz')
    expect(named('Jos%C3%A9%20Mu%C3%B1oz')).to.equal('José Muñoz')
    expect(named('100% Ana')).to.equal('100% Ana')
  })

  it('is nobody’s where the header is absent, empty or longer than 120 characters', () => {
    expect(actorOf({})).to.equal(null)
    expect(named('   ')).to.equal(null)
    expect(named('a'.repeat(121))).to.equal(null)
  })
})
