import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { departmentOfId, refuseOtherDepartment } from '../access/own-department.js'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { Problem, problemOf } from '../graphql/problem.js'
import type { ImportEntry } from './import.entity.js'
import { EmptyDatasetInput, Import, importOf, StartImportInput } from './import.type.js'
import { isOwnFile } from './own-file.js'

@ObjectType()
export class StartImportPayload {
  @Field(() => Import, { nullable: true, description: 'Null where there are problems.' })
  import!: Import | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@ObjectType()
export class CancelImportPayload {
  @Field(() => Import, { nullable: true, description: 'As it stands now; null where there is none.' })
  import!: Import | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@ObjectType()
export class UndoImportPayload {
  @Field(() => Import, {
    nullable: true,
    description: 'The undo, which takes its turn; null where there are problems.',
  })
  import!: Import | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@ObjectType()
export class EmptyDatasetPayload {
  @Field(() => Import, {
    nullable: true,
    description: 'The emptying, which takes its turn; null where there are problems.',
  })
  import!: Import | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@Resolver(() => Import)
export class ImportResolver {
  @Query(() => Import, { nullable: true, description: 'Null, with a warning, where there is none.' })
  async import(@Arg('id', () => ID) id: string, @Ctx() { imports, viewer, warnings }: Context): Promise<Import | null> {
    const entry = await imports.find(id, viewer)
    if (entry === null) warnings.push(problemOf(new ServerError('IMPORT_NOT_FOUND', { id }), ['import', 'id']))
    return entry === null ? null : importOf(entry)
  }

  @Query(() => [Import], { description: 'The newest first.' })
  async imports(@Ctx() { imports, viewer }: Context): Promise<Import[]> {
    return (await imports.list(viewer)).map(importOf)
  }

  @Mutation(() => StartImportPayload, {
    description: 'Starts to import files that were sent to POST /files; follow it with `importProgress`.',
  })
  async startImport(
    @Arg('input', () => StartImportInput) input: StartImportInput,
    @Ctx() { em, imports, viewer, authority }: Context,
  ): Promise<StartImportPayload> {
    refuseOtherDepartment(viewer, departmentOfId(input.dataset))
    const { entry, problems } = await imports.start(input, authority, (sha256) => isOwnFile(em, viewer, sha256))
    return { import: entry === null ? null : importOf(entry), problems }
  }

  @Mutation(() => CancelImportPayload, {
    description: 'Ends an import before its rows are in: nothing is changed, and its files are forgotten.',
  })
  async cancelImport(
    @Arg('id', () => ID) id: string,
    @Ctx() { imports, viewer }: Context,
  ): Promise<CancelImportPayload> {
    const { entry, problems } = await imports.cancel(id, viewer)
    return { import: entry === null ? null : importOf(entry), problems }
  }

  @Mutation(() => UndoImportPayload, {
    description:
      'Takes back an import, an emptying or an undo: the facts are then what all others give, one after the other. Follow it with `importProgress`.',
  })
  async undoImport(
    @Arg('id', () => ID, { description: 'The import, emptying or undo to take back.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, in a sentence.' }) reason: string,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Find out what it would do and change nothing.' })
    dryRun: boolean,
    @Ctx() { imports, viewer, authority }: Context,
  ): Promise<UndoImportPayload> {
    const { entry, problems } = await imports.undo({ id, reason, dryRun }, viewer, authority)
    return { import: entry === null ? null : importOf(entry), problems }
  }

  @Mutation(() => EmptyDatasetPayload, {
    description: 'Takes out the rows of a dataset, or of one of its school years; it can be undone like an import.',
  })
  async emptyDataset(
    @Arg('input', () => EmptyDatasetInput) { schoolYear = null, ...input }: EmptyDatasetInput,
    @Ctx() { imports, viewer, authority }: Context,
  ): Promise<EmptyDatasetPayload> {
    refuseOtherDepartment(viewer, departmentOfId(input.dataset))
    const { entry, problems } = await imports.empty({ ...input, schoolYear }, authority)
    return { import: entry === null ? null : importOf(entry), problems }
  }

  @FieldResolver(() => Import, { nullable: true, description: 'Of an undo: what it takes back.' })
  async undoes(@Root() { undoesId }: Import, @Ctx() { loaders }: Context): Promise<Import | null> {
    const entry = undoesId === null ? null : await loaders.importEntry.load(undoesId)
    return entry === null ? null : importOf(entry)
  }

  @FieldResolver(() => Import, { nullable: true, description: 'The undo that took it back; null where it stands.' })
  async undoneBy(@Root() { id }: Import, @Ctx() { loaders }: Context): Promise<Import | null> {
    const entry = await loaders.undoOf.load(id)
    return entry === null ? null : importOf(entry)
  }

  @Subscription(() => Import, {
    description: 'How an import stands now, then each time that changes; completes with its end.',
    subscribe: ({ args, context }) => {
      const { imports, viewer } = context as Context
      return imports.follow(String(args.id), viewer)
    },
  })
  importProgress(@Arg('id', () => ID) _id: string, @Root() entry: ImportEntry): Import {
    return importOf(entry)
  }
}
