import { useState } from 'react'
import { viewerWith } from './viewer.js'

/** Says who asks, and takes another token. It is kept in this page alone: whoever loads it again signs in again. */
export function SignIn({ viewer, onChange }) {
  const [problem, setProblem] = useState(null)

  async function signIn(event) {
    event.preventDefault()
    const form = event.currentTarget
    const token = new FormData(form).get('token').trim()
    try {
      onChange({ token, ...(await viewerWith(token)) })
      setProblem(null)
    } catch ({ message }) {
      setProblem(message)
    }
    form.reset()
  }

  return (
    <header className="sign-in">
      {viewer ? <SignedIn viewer={viewer} onLeave={() => onChange(null)} /> : <TokenForm onSubmit={signIn} />}
      {problem && <p role="alert">{problem}</p>}
    </header>
  )
}

function SignedIn({ viewer: { subject, roles }, onLeave }) {
  return (
    <>
      <span>
        Signed in as <strong>{subject}</strong> ({inWords(roles)})
      </span>
      <button type="button" onClick={onLeave}>
        Sign out
      </button>
    </>
  )
}

function TokenForm({ onSubmit }) {
  return (
    <form onSubmit={onSubmit}>
      <label>
        Not signed in: you see what was released.
        <input name="token" type="password" autoComplete="off" required placeholder="Token" />
      </label>
      <button type="submit">Sign in</button>
    </form>
  )
}

/** Everybody is one of the public: that needs no saying. */
function inWords(roles) {
  const own = roles.filter((role) => role !== 'PUBLIC')
  return own.map((role) => role.toLowerCase().replaceAll('_', ' ')).join(', ')
}
