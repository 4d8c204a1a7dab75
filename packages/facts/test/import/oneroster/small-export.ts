import type { ExportFiles } from './export-folder.js'

/** A made-up export of version 1.1 without a mistake: two schools in a zone, one class each, three students. */
export const smallExport: ExportFiles = {
  'manifest.csv': 'propertyName,value\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\n',
  'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d,,,Made-up District,district,,
z,,,North Zone,local,,d
s1,,,Elm School,school,0640111,z
s2,,,Oak School,school,,d
`,
  'academicSessions.csv': `sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
y,,,The year,schoolYear,2018-08-27,2019-06-14,,2019
t1,,,Autumn,term,2018-08-27,2019-01-18,y,2019
`,
  'courses.csv':
    'sourcedId,status,dateLastModified,title,courseCode,grades,orgSourcedId,subjects\nc,,,Reading,ELA3,03,d,English\n',
  'classes.csv': `sourcedId,status,dateLastModified,title,grades,courseSourcedId,schoolSourcedId,termSourcedIds
k1,,,Room 1,03,c,s1,t1
k2,,,Room 2,"03,04",c,s2,y
`,
  'users.csv': `sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,grades
a,,,true,s1,student,a,A,A,KG
b,,,true,s1,student,b,B,B,03
c,,,true,s2,student,c,C,C,13
t,,,true,s1,teacher,t,T,T,
`,
  'demographics.csv': `sourcedId,status,dateLastModified,birthDate,sex,asian,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity
a,,,2012-02-01,female,true,false,false,true
b,,,2010-02-01,male,true,true,false,false
c,,,2010-02-01,unspecified,false,true,false,false
`,
  'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e1,,,k1,s1,a,student,,2018-08-27,2018-10-01
e2,,,k1,s1,a,student,,2018-11-01,2019-01-18
e3,,,k1,s1,b,student,,,
e4,,,k2,s2,c,student,,,
e5,,,k1,s1,t,teacher,true,,
`,
}

/** The small export with a text in one of its files replaced. */
export function changed(file: string, from: string, to: string): ExportFiles {
  const text = String(smallExport[file])
  if (!text.includes(from)) throw new Error(`${file} does not hold "${from}".`)
  return { ...smallExport, [file]: text.replace(from, to) }
}
