import 'reflect-metadata'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from '../graphql/schema.js'

// A process of its own prints the schema: type-graphql keeps one store of types for a whole process.
process.stdout.write(`${printSchema(lexicographicSortSchema(await createSchema()))}\n`)
