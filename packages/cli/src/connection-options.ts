import { type Command, Option } from 'commander'
import { serverAddress } from './server-address.js'

/** Adds the options that say where the server is and who asks. */
export function withConnection(command: Command): Command {
  return command
    .option('--url <address>', 'where the server is', serverAddress, serverAddress('http://127.0.0.1:4000'))
    .addOption(
      new Option('--token <token>', 'a token or key; better given as PLANWRIGHT_TOKEN').env('PLANWRIGHT_TOKEN'),
    )
    .addOption(dataOption('the data folder of a server on this machine, for its operator'))
}

/** The option that names a data folder. */
export function dataOption(description: string): Option {
  return new Option('--data <folder>', description).env('PLANWRIGHT_DATA').default('data', 'data')
}
