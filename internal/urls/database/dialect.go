package database

import "slices"

// Support is SQLAlchemy's support for a dialect and driver.
type Support int

// The kinds of support.
const (
	Unknown  Support = iota // SQLAlchemy has no such dialect or driver
	Common                  // a driver that OpenStack's packages install
	Implicit                // no driver is named, so SQLAlchemy uses its default
	Other                   // a driver of another package, which may be absent
)

// dialects lists SQLAlchemy's drivers from 1.4 to 2.1, the common ones first:
// the number says how many those are. A few of the others exist only in 1.4, or
// only from 2.0.
var dialects = [...]struct {
	names   []string
	common  int
	drivers []string
}{
	{[]string{"mysql", "mariadb"}, 2, []string{"pymysql", "mysqldb", "aiomysql", "asyncmy", "cymysql", "mariadbconnector", "mysqlconnector", "pyodbc", "oursql"}},
	{[]string{"postgresql"}, 1, []string{"psycopg2", "psycopg", "psycopg_async", "asyncpg", "pg8000", "psycopg2cffi", "pygresql", "pypostgresql"}},
	{[]string{"sqlite"}, 1, []string{"pysqlite", "aiosqlite", "pysqlcipher"}},
	{[]string{"mssql"}, 0, []string{"pyodbc", "pymssql", "aioodbc", "mxodbc"}},
	{[]string{"oracle"}, 0, []string{"oracledb", "oracledb_async", "cx_oracle"}},
	{[]string{"firebird"}, 0, []string{"fdb", "kinterbasdb"}},
	{[]string{"sybase"}, 0, []string{"pyodbc", "pysybase", "mxodbc"}},
}

// Supported returns SQLAlchemy's support for a dialect and driver, whose case
// matters. Dialects from other packages are Unknown.
func Supported(dialect, driver string) Support {
	for _, d := range dialects {
		if slices.Contains(d.names, dialect) {
			return supportedDriver(d.common, d.drivers, driver)
		}
	}
	return Unknown
}

func supportedDriver(common int, drivers []string, driver string) Support {
	if driver == "" && common > 0 {
		return Implicit
	}
	if driver == "" {
		return Other
	}
	switch i := slices.Index(drivers, driver); {
	case i < 0:
		return Unknown
	case i < common:
		return Common
	}
	return Other
}
