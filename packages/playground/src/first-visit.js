/** Whether GraphiQL has kept no tabs of an earlier visit; what it has kept goes before the examples. */
export function isFirstVisit() {
  return localStorage.getItem('graphiql:tabState') === null
}
