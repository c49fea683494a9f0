package rules

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/database"
)

// databaseURL is a database connection as SQLAlchemy reads it.
type databaseURL struct {
	*config.Setting
	url      *database.URL // nil if it is rejected; with connection_parameters
	fault    string        // what keeps it from working, or makes it differ from what is written
	untested bool          // the only fault is that it names no driver
}

// databaseOptions are where services name their databases.
var databaseOptions = [...]struct {
	section string
	options []string
}{
	{"database", []string{"connection", "slave_connection"}},
	{"api_database", []string{"connection", "slave_connection"}},
	{"placement_database", []string{"connection", "slave_connection"}},
	{"storage:sqlalchemy", []string{"connection", "slave_connection"}}, // Designate's
	{"DEFAULT", []string{"sql_connection"}},                            // Barbican's, before it had [database]
	{"task_flow", []string{"persistence_connection"}},                  // of Octavia's jobs
}

// databases reads the connections of every section with oslo.db's options.
func (s *Subject) databases() []databaseURL {
	if s.basesLooked {
		return s.bases
	}
	s.basesLooked = true
	for _, in := range databaseOptions {
		section := in.section
		for _, option := range in.options {
			setting := s.Configuration.Get(section, option)
			if !setting.IsSet() || setting.Partial || !setting.HasText() || strings.ContainsAny(setting.Str(), "{}") {
				continue
			}
			one := databaseURL{Setting: setting}
			url, err := database.Parse(setting.Str())
			if err != nil {
				one.fault = databaseRefusal(err)
			} else {
				if more := s.Configuration.Get(section, "connection_parameters"); more.HasText() {
					url = url.Extend(more.Str())
				} else if more != nil && !more.Known() {
					continue
				}
				one.url = url
				one.fault, one.untested = databaseFault(url)
			}
			s.bases = append(s.bases, one)
		}
	}
	return s.bases
}

// databaseFault is what keeps a URL that SQLAlchemy accepts from working, or
// makes it differ from what is written; "" for nothing. untested reports
// whether the only fault is that it names no driver.
func databaseFault(url *database.URL) (fault string, untested bool) {
	if database.Supported(url.Dialect, url.Driver) == database.Unknown {
		return "SQLAlchemy has no such dialect or driver", false
	}
	if oneOf(url.Driver, "aiomysql", "asyncmy", "asyncpg", "psycopg_async", "aiosqlite") {
		return "its driver works only with asyncio, and oslo.db makes ordinary calls", false
	}
	if problems := url.Problems(); len(problems) > 0 {
		first := problems[0]
		if first.Param >= 0 && first.Param < len(url.Query) {
			if name := url.Query[first.Param].Shown(); name != "" {
				return name + ": " + first.Message(), false
			}
		}
		return first.Message(), false
	}
	if len(url.Misread) > 0 {
		if message := databaseMisread(slices.Min(url.Misread)); message != "" {
			return message, false
		}
	}
	if noIPv4(url.Server().Host) {
		return "the host is not an IPv4 address, which has four numbers from 0 to 255", false
	}
	if url.Driver == "" && oneOf(url.Dialect, "mysql", "mariadb") {
		return "no driver is named, so SQLAlchemy takes mysqlclient, which OpenStack does not test", true
	}
	return "", false
}

func databaseRefusal(err error) string {
	refused, _ := errors.AsType[*database.Error](err)
	if refused == nil {
		return "it cannot be read"
	}
	switch refused.Kind {
	case database.NotAURL:
		return "it does not begin with a dialect such as mysql+pymysql://"
	case database.BadPort:
		return "the port is not a number"
	case database.BareAddress:
		return "an IPv6 address has no square brackets"
	case database.SeveralHosts:
		return "it names several hosts, and one is read"
	}
	return "it cannot be read"
}

func databaseMisread(reading database.Reading) string {
	switch reading {
	case database.PasswordInHost:
		return "an unescaped @ in the password moves the rest of it into the host: write it as %40"
	case database.EmptyUser:
		return "it has a password but no user"
	case database.HostBlank:
		return "white space is read as part of the host"
	case database.HostList:
		return "several hosts with commas are read as the name of one"
	case database.PortOutOfRange:
		return "the port is outside 1 to 65535"
	case database.NoDatabase:
		return "no database is named behind the host"
	case database.DatabaseTail:
		return "the name of the database goes on with / & # ; or a space: parameters begin with ? and are joined with &"
	case database.NotUTF8:
		return "an escape in it is not UTF-8, so another character is sent"
	case database.TextDropped:
		return "a part of it is not read"
	case database.Overridden:
		return "a parameter after the question mark replaces what comes before it"
	case database.ValueMissing:
		return "a parameter has no value and is not read"
	}
	return ""
}

func checkDatabaseURLs(p *Pass) {
	for _, d := range p.databases() {
		if d.fault == "" {
			continue
		}
		problem := Problem{On: d.Setting, Message: d.Name() + ": " + d.fault}
		if foldedPrefix(d.Str(), "postgres") {
			problem.Remediation = "Write postgresql+psycopg2://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full&sslrootcert=FILE, with every @ of the password as %40."
		}
		if d.untested {
			problem.Levels = "WWE"
			problem.Effect = "oslo.db warns, and the service starts only where mysqlclient is installed."
			problem.Remediation = "Begin the URL with mysql+pymysql://."
		}
		p.Report(problem)
	}
}

// verifyFull is the remedy for what libpq does not check.
const verifyFull = "Write sslmode=verify-full and sslrootcert=FILE, with the file of the authorities that sign the database's certificate."

func checkDatabaseUnverified(p *Pass) {
	for _, d := range p.databases() {
		if d.fault != "" {
			continue
		}
		tls := d.url.TLS()
		why, remediation := "", ""
		switch tls.Reason {
		case database.AnyCertificate:
			why, remediation = "sslmode=require accepts any certificate", verifyFull
		case database.NameUnchecked:
			why, remediation = "sslmode checks who signed the certificate, and not its name", verifyFull
		case database.SSLDisabled:
			why = "ssl_disabled has a value, and any value, false too, turns TLS off"
		case database.IdentityAlone:
			why = "ssl_verify_identity without ssl_verify_cert turns verification off"
		case database.VerifyCertOff:
			why = "ssl_verify_cert turns verification off"
		case database.NoAuthority:
			why = "it asks for TLS without ssl_ca, so any certificate is accepted"
		case database.NameCheckOff:
			why = "ssl_check_hostname turns the check of the name off"
		case database.VerifyCertNoName:
			why = "ssl_verify_cert takes the system's authorities and checks no name"
		default:
			continue
		}
		if tls.DropsCA {
			why += ", and ssl_ca is not used"
		}
		p.Report(Problem{On: d.Setting, Message: d.Name() + ": " + why, Remediation: remediation})
	}
}

func checkDatabasePlaintext(p *Pass) {
	for _, d := range p.databases() {
		if d.fault != "" && !d.untested {
			continue
		}
		if server := d.url.Server(); server.UnixSocket != "" || isLoopback(cmp.Or(server.Host, "localhost")) {
			continue
		}
		switch tls := d.url.TLS(); {
		case tls.Protection == database.Plain && tls.Reason == database.NoParameter:
			p.Report(Problem{On: d.Setting, Message: d.Name() + " leads to another host without TLS"})
		case tls.Reason == database.ModeOff:
			p.Report(Problem{On: d.Setting, Message: d.Name() + " leads to another host, and sslmode asks for clear text", Remediation: verifyFull})
		case tls.Reason == database.ServerChooses:
			p.Report(Problem{On: d.Setting, Message: d.Name() + " leads to another host, and uses TLS only if the server offers it", Remediation: verifyFull})
		case tls.Reason == database.OptionFile && d.url.Dialect != "postgresql":
			p.Report(Problem{
				On: d.Setting, Levels: "III", Message: d.Name() + " does not ask for TLS itself: its option file may",
				Remediation: "Make sure that the file sets ssl-ca.",
			})
		}
	}
}

// sqliteServices keep important data in their database.
var sqliteServices = []string{"cinder", "keystone", "barbican", "designate", "ironic", "octavia", "manila", "magnum"}

func checkSQLite(p *Pass) {
	for _, in := range databaseOptions {
		if in.section == "placement_database" && p.Service != "placement" {
			continue
		}
		s := p.Configuration.Get(in.section, in.options[0])
		if !s.Known() || !strings.HasPrefix(s.Str(), "sqlite:") {
			continue
		}
		problem := Problem{On: s, Message: s.Name() + " names an SQLite file"}
		switch {
		case in.section == "task_flow":
			if !p.Configuration.Get("task_flow", "jobboard_enabled").IsTrue() {
				continue // only the job board stores anything there
			}
			problem.Effect = "Each worker keeps the state of its jobs to itself, so no other worker can take one over, and jobs are lost with it."
			problem.Remediation = "Set persistence_connection in [task_flow] to a MySQL or PostgreSQL database that all workers share."
		case s.IsUnset() && (!oneOf(p.Service, sqliteServices...) || !wholeService(p, s) || strings.HasSuffix(p.Program, "-agent")):
			continue
		}
		if s.IsUnset() {
			problem.Message = s.Name() + " of [" + in.section + "] is not set, and the default is SQLite"
		}
		p.Report(problem)
	}
}
