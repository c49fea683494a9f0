package database

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		kind Kind
		want string
	}{
		"empty":         {"", NotAURL, "it does not begin with a dialect, perhaps a driver, and ://"},
		"leading blank": {" mysql+pymysql://u:hunter2@db/nova", NotAURL, "it does not begin with a dialect, perhaps a driver, and ://"},
		"quoted":        {`"mysql+pymysql://u:hunter2@db/nova"`, NotAURL, "it does not begin with a dialect, perhaps a driver, and ://"},
		"hyphen":        {"mysql-pymysql://u:hunter2@db/nova", NotAURL, "it does not begin with a dialect, perhaps a driver, and ://"},
		"empty port":    {"mysql+pymysql://u:hunter2@db:/nova", BadPort, "the port is not a number"},
		"no at":         {"mysql+pymysql://u:hunter2/nova", BadPort, "the port is not a number"},
		"bare IPv6":     {"mysql+pymysql://u:hunter2@fd00::1/nova", BareAddress, "an IPv6 address has no square brackets"},
		"two ports":     {"mysql+pymysql://u:hunter2@10.0.0.1:3306:3307/nova", BadPort, "the port is not a number"},
		"several hosts": {"mysql+pymysql://u:hunter2@db1:3306,db2:3306/nova", SeveralHosts, "it names more than one host"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse(test.text)
			var got *Error
			if !errors.As(err, &got) || got.Kind != test.kind || got.Error() != test.want {
				t.Errorf("%v, want %s: %q", err, test.kind, test.want)
			}
		})
	}
}

func TestMisread(t *testing.T) {
	t.Parallel()
	const head = "mysql+pymysql://u:p@db:3306/nova"
	for name, test := range map[string]struct {
		text string
		want []Reading
	}{
		"as written":          {head + "?charset=utf8", nil},
		"escaped at":          {"mysql+pymysql://u:p%40w@db/nova", nil},
		"unescaped rest":      {"mysql+pymysql://u:p/?#:,w@db/nova", nil},
		"second at":           {"mysql+pymysql://u:p@w@db/nova", []Reading{PasswordInHost}},
		"needless escape":     {"mysql+pymysql://u:100%41@db/nova", []Reading{EscapeDecoded}},
		"needless after good": {"mysql+pymysql://u:%40%41@db/nova", []Reading{EscapeDecoded}},
		"not UTF-8":           {"mysql+pymysql://u:%e9@db/nova", []Reading{NotUTF8}},
		"no host":             {"mysql+pymysql://u:p@/nova", []Reading{HostAssumed}},
		"socket":              {"mysql+pymysql://u:p@/nova?unix_socket=/run/mysqld.sock", nil},
		"no database":         {"mysql+pymysql://u:p@db", []Reading{NoDatabase}},
		"slash in database":   {head + "/", []Reading{DatabaseTail}},
		"ampersand":           {head + "&charset=utf8", []Reading{DatabaseTail}},
		"blank at the end":    {head + " ", []Reading{DatabaseTail}},
		"port zero":           {"mysql+pymysql://u:p@db:0/nova", []Reading{PortOutOfRange}},
		"list of hosts":       {"mysql+pymysql://u:p@db1,db2/nova", []Reading{HostList}},
		"after an address":    {"mysql+pymysql://u:p@[fd00::1]x/nova", []Reading{TextDropped, NoDatabase}},
		"value missing":       {head + "?ssl_ca=", []Reading{ValueMissing}},
		"overridden":          {head + "?host=other", []Reading{Overridden}},
		"SQLite's path":       {"sqlite:////var/lib/nova/nova.sqlite", nil},
		"SQLite in memory":    {"sqlite://", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			u, err := Parse(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(u.Misread, test.want) {
				t.Errorf("misread %v, want %v", u.Misread, test.want)
			}
		})
	}
}

func TestDatabaseDecoded(t *testing.T) {
	t.Parallel()
	u, err := Parse("mysql+pymysql://u:p@db/no%76a")
	if err != nil || u.Database != "no%76a" || u.DatabaseDecoded != "nova" {
		t.Errorf("%q and %q, %v", u.Database, u.DatabaseDecoded, err)
	}
}

func TestExtend(t *testing.T) {
	t.Parallel()
	u, err := Parse("mysql+pymysql://u:p@db/nova?charset=utf8")
	if err != nil {
		t.Fatal(err)
	}
	extended := u.Extend("ssl_ca=/ca.pem&charset=utf8mb4&host=other")
	if got := extended.TLS(); got.Protection != Verified {
		t.Errorf("extended: %s", got.Protection)
	}
	if p, _ := extended.Param("charset"); !slices.Equal(p.Values, []string{"utf8", "utf8mb4"}) {
		t.Errorf("charset %q", p.Values)
	}
	if s := extended.Server(); s.Host != "other" || !slices.Equal(extended.Misread, []Reading{Overridden}) {
		t.Errorf("%s, misread %v", s.Host, extended.Misread)
	}
	if p, _ := u.Param("charset"); u.TLS().Protection != Plain || len(p.Values) != 1 || len(u.Misread) > 0 {
		t.Error("the URL itself changed")
	}
}

func TestSupported(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Support{
		"mysql+pymysql": Common, "mysql+mysqldb": Common, "mysql": Implicit, "mariadb+pymysql": Common, "postgresql": Implicit,
		"postgresql+psycopg2": Common, "postgresql+psycopg": Other, "sqlite": Implicit, "mysql+asyncmy": Other, "oracle": Other,
		"postgres": Unknown, "mysql+pymsql": Unknown, "MySQL+PyMySQL": Unknown, "": Unknown, "mysql+": Unknown, "mysql+pymysql+x": Unknown,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			u, err := Parse(name + "://db/nova")
			if err != nil {
				u = &URL{Dialect: name}
			}
			if got := Supported(u.Dialect, u.Driver); got != want {
				t.Errorf("support %d, want %d", got, want)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	t.Parallel()
	for query, want := range map[string][]Fault{
		"charset=utf8mb4&ssl_ca=/ca.pem":      nil,
		"sslmode=require":                     {UnknownParameter},
		"ssl_mode=REQUIRED&ssl-ca=/ca.pem":    {UnknownParameter, UnknownParameter},
		"SSL_CA=/ca.pem":                      {UnknownParameter},
		"ssl=true":                            {NotText},
		"ssl=true&ssl_ca=/ca.pem":             nil,
		"ssl_ca=/ca.pem&ssl_ca=/ca.pem":       {Repeated},
		"charset=utf8;ssl_ca=/ca.pem":         {UnknownCharset},
		"charset=utf8?ssl_ca=/ca.pem":         {UnknownCharset},
		"read_timeout=abc":                    {BadNumber},
		"read_timeout=0":                      {OutOfRange},
		"connect_timeout=31536001":            {OutOfRange},
		"use_unicode=maybe":                   {BadBoolean},
		"compress=1":                          {NotSupported},
		"compress=0":                          nil,
		"port=3307":                           {NotText},
		"port=3307&read_default_file=/my.cnf": nil,
		"defer_connect=1":                     {NeverConnects},
		"password=%C4%80":                     {NotLatin1},
		"plugin=dbcounter":                    nil,
	} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			u, err := Parse("mysql+pymysql://u:p@db/nova?" + query)
			if err != nil {
				t.Fatal(err)
			}
			var got []Fault
			for _, p := range u.Problems() {
				got = append(got, p.Fault)
			}
			if !slices.Equal(got, want) {
				t.Errorf("faults %v, want %v", got, want)
			}
		})
	}
}

func TestTLS(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]TLS{
		"":                                    {Plain, NoParameter, false},
		"unix_socket=/run/mysqld.sock":        {Plain, UnixSocket, false},
		"read_default_file=/etc/my.cnf":       {Undetermined, OptionFile, false},
		"ssl_ca=/ca.pem":                      {Verified, AuthorityGiven, false},
		"ssl_ca=/ca.pem&ssl_disabled=false":   {Plain, SSLDisabled, true},
		"ssl_ca=/ca.pem&ssl_disabled=":        {Verified, AuthorityGiven, false},
		"ssl_ca=/ca.pem&ssl_check_hostname=0": {Unnamed, NameCheckOff, false},
		"ssl_cert=/c.pem&ssl_key=/k.pem":      {Unverified, NoAuthority, false},
		"ssl_ca=/ca.pem&ssl_verify_cert=true": {Unnamed, VerifyCertNoName, true},
		"ssl_ca=/ca&ssl_verify_identity=true": {Unverified, IdentityAlone, true},
		"ssl_verify_cert=false":               {Unverified, VerifyCertOff, false},
		"ssl_verify_cert=perhaps":             {Unverified, VerifyCertOff, false},
	} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			u, err := Parse("mysql+pymysql://u:p@db/nova?" + query)
			if err != nil {
				t.Fatal(err)
			}
			if got := u.TLS(); got != want {
				t.Errorf("%s, %s, %t, want %s, %s, %t", got.Protection, got.Reason, got.DropsCA, want.Protection, want.Reason, want.DropsCA)
			}
		})
	}
	for text, want := range map[string]TLS{
		"//u:p@db/nova":                                              {Protection: Plain, Reason: ServerChooses},
		"+psycopg2://u:p@db/nova?sslmode=prefer":                     {Protection: Plain, Reason: ServerChooses},
		"+psycopg2://u:p@db/nova?sslmode=disable":                    {Protection: Plain, Reason: ModeOff},
		"+psycopg2://u:p@db/nova?sslmode=allow":                      {Protection: Plain, Reason: ModeOff},
		"+psycopg://u:p@db/nova?sslmode=require":                     {Protection: Unverified, Reason: AnyCertificate},
		"+psycopg2://u:p@db/nova?sslmode=require&sslrootcert=/c.pem": {Protection: Unnamed, Reason: NameUnchecked},
		"+psycopg2://u:p@db/nova?sslmode=verify-ca":                  {Protection: Unnamed, Reason: NameUnchecked},
		"+psycopg2://u:p@db/nova?sslmode=verify-full":                {Protection: Verified, Reason: AuthorityGiven},
		"+psycopg2://u:p@db/nova?sslrootcert=system":                 {Protection: Verified, Reason: AuthorityGiven},
		"+psycopg2://u:p@db/nova?service=nova":                       {Protection: Undetermined, Reason: OptionFile},
		"+psycopg2://u:p@/nova?host=/run/postgresql":                 {Protection: Plain, Reason: UnixSocket},
		"+psycopg2:///nova":                                          {Protection: Plain, Reason: UnixSocket},
		"+asyncpg://u:p@db/nova?ssl=require":                         {Protection: Undetermined, Reason: DriverUnknown},
	} {
		if !strings.HasPrefix(text, "+") {
			text = ":" + text
		}
		u, err := Parse("postgresql" + text)
		if err != nil || u.TLS() != want {
			t.Errorf("%s: %v, %v, want %v", text, u.TLS(), err, want)
		}
	}
	u, err := Parse("mysql+asyncmy://u:p@db/nova")
	if err != nil || u.TLS() != (TLS{Undetermined, DriverUnknown, false}) {
		t.Errorf("for another driver: %v, %v", u.TLS(), err)
	}
}

func TestAccepts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		dialect, driver, parameter string
		accepted, known            bool
	}{
		"pymysql":          {"mysql", "pymysql", "ssl_ca", true, true},
		"mysqldb's":        {"mysql", "pymysql", "ssl_mode", false, true},
		"mysqldb":          {"mysql", "mysqldb", "ssl_mode", true, true},
		"default driver":   {"mariadb", "", "ssl_verify_cert", false, true},
		"plugin":           {"mysql", "mysqldb", "plugin", true, true},
		"another driver":   {"mysql", "asyncmy", "x", false, false},
		"another database": {"postgresql", "psycopg2", "sslmode", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if accepted, known := Accepts(test.dialect, test.driver, test.parameter); accepted != test.accepted || known != test.known {
				t.Errorf("%t, %t", accepted, known)
			}
		})
	}
}

func TestRedacted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"mysql+pymysql://u:hunter2@db:3306/nova?ssl_ca=/ca.pem": "mysql+pymysql://db:3306/nova",
		"mysql+pymysql://u:hunter2@[fd00::1]/nova":              "mysql+pymysql://[fd00::1]/nova",
		"mysql+pymysql://u:p@hunter2@db/nova":                   "mysql+pymysql://…",
		"mysql+pymysql://u/hunter2@db/nova":                     "mysql+pymysql://…",
		"mysql+pymysql://u:p@h?hunter2@db/nova":                 "mysql+pymysql://…",
		"hunter2://u:p@db/nova":                                 "…",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			u, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if got := u.Redacted(); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// No text makes the parser or its methods panic, and nothing safe to show
// contains the password.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"mysql+pymysql://u:p@[fd00::1]:3306/nova?ssl_ca=/ca.pem&ssl_ca=x", "sqlite:///x", "a+b://%41@:٣\n?x=@"} {
		f.Add(text, "charset=utf8&ssl_disabled=1")
	}
	f.Fuzz(func(t *testing.T, text, parameters string) {
		const secret = "hunter2hunter2"
		for _, form := range []string{text, "mysql+pymysql://u:" + secret + text + "@db/nova", "mysql+pymysql://u:" + text + secret + "@db/nova"} {
			u, err := Parse(form)
			if err != nil {
				continue
			}
			u = u.Extend(parameters)
			_, _, _ = u.TLS(), u.Server(), u.Plugins()
			for _, p := range u.Problems() {
				if p.Param >= len(u.Query) {
					t.Errorf("%q: parameter %d of %d", form, p.Param, len(u.Query))
				}
			}
			shown := u.Redacted()
			for _, p := range u.Query {
				shown += p.Shown()
			}
			if form != text && strings.Contains(shown, secret) && !strings.Contains(parameters, secret) {
				t.Errorf("%q: shows %q", form, shown)
			}
		}
	})
}
