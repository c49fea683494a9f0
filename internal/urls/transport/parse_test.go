package transport

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
		host int
		want string
	}{
		"empty":                {"", NoScheme, -1, "it has no scheme, such as rabbit://"},
		"quoted":               {`"rabbit://u:hunter2@r1/"`, NoScheme, -1, "it has no scheme, such as rabbit://"},
		"slash in a password":  {"rabbit://u:hun/ter2@r1/", Unescaped, 0, "one of / ? # , in the user or password is not escaped"},
		"comma in a password":  {"rabbit://u:hunter2@r1,u:hun,ter2@r2/", Unescaped, 1, "one of / ? # , in the user or password is not escaped"},
		"port of letters":      {"rabbit://u:hunter2@r1:port/", BadPort, 0, "a port is not a number"},
		"port of no user":      {"rabbit://u:hunter2", BadPort, 0, "a port is not a number"},
		"bare IPv6":            {"rabbit://u:hunter2@fd00::1:5672/", BareAddress, 0, "an IPv6 address has no square brackets"},
		"two ports":            {"rabbit://u:hunter2@10.0.0.1:5672:5673/", BadPort, 0, "a port is not a number"},
		"bracket in password":  {"rabbit://u:hun[ter2@r1/", BadBrackets, -1, "its square brackets do not enclose a whole host"},
		"name in brackets":     {"rabbit://u:hunter2@[r1]/", NotAnAddress, -1, "its square brackets enclose something other than an IPv6 address"},
		"IPv4 in brackets":     {"rabbit://u:hunter2@[10.0.0.1]/", NotAnAddress, -1, "its square brackets enclose something other than an IPv6 address"},
		"fullwidth slash":      {"rabbit://u:hun／ter2@r1/", BadCharacter, -1, "a character in the authority stands for one of / ? # @ :"},
		"more than 4300 digit": {"rabbit://r1:" + strings.Repeat("1", 4301), BadPort, 0, "a port is not a number"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse(test.text)
			var got *Error
			if !errors.As(err, &got) {
				t.Fatalf("error %v, want an *Error", err)
			}
			if got.Kind != test.kind || got.Host != test.host || got.Error() != test.want || got.Kind.Connects() {
				t.Errorf("%s at %d: %q, want %s at %d: %q", got.Kind, got.Host, got, test.kind, test.host, test.want)
			}
		})
	}
}

func TestProblem(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		kind Kind
		host int
	}{
		"escaped slash":           {"rabbit://u:p@r1,u:p%2Fw@r2/", EscapedSlash, 1},
		"port beyond":             {"rabbit://u:p@r1:65536/", PortOutOfRange, 0},
		"port below":              {"rabbit://u:p@r1:-1/", PortOutOfRange, 0},
		"no host":                 {"rabbit://u:p@/", NoHost, 0},
		"only kombu":              {"kombu://u:p@r1/", NoSuchTransport, -1},
		"options in virtual":      {"rabbit://u:p@r1/a%3Fb=c", BadVirtualHostTail, 0},
		"none":                    {"rabbit://u:p@r1/nova", 0, 0},
		"none for another driver": {"kafka://u:p%2Fw@r1:65536/", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			u, err := Parse(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if test.kind == 0 {
				if u.Problem != nil {
					t.Errorf("problem %v", u.Problem)
				}
				return
			}
			if u.Problem == nil || u.Problem.Kind != test.kind || u.Problem.Host != test.host || !u.Problem.Kind.Connects() {
				t.Errorf("problem %+v, want %s at %d", u.Problem, test.kind, test.host)
			}
		})
	}
}

func TestMisread(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		want []Misreading
	}{
		"as written":             {"rabbit://u:p@r1:5672,u:p@r2:5672/nova?ssl=1", nil},
		"default virtual hosts":  {"rabbit://u:p@r1//", nil},
		"escaped virtual host":   {"rabbit://u:p@r1/%2F", nil},
		"trailing comma":         {"rabbit://u:p@r1,/", nil},
		"semicolon in password":  {"rabbit://u:p;w@r1/", nil},
		"at and semicolon":       {"rabbit://u:p@w;x@r1/", nil},
		"at in virtual host":     {"rabbit://u:p@r1/nova@prod", nil},
		"comma in virtual host":  {"rabbit://u:p@r1/a,b", nil},
		"later without user":     {"rabbit://u:p@r1,r2/", []Misreading{{UserAssumed, 1}, {PasswordAssumed, 1}}},
		"without password":       {"rabbit://u@r1/", []Misreading{{PasswordAssumed, 0}}},
		"semicolon for comma":    {"rabbit://u:p@r1;v:q@r2/", []Misreading{{HostInPassword, 0}}},
		"semicolon without user": {"rabbit://u:p@r1;r2/", []Misreading{{HostDivided, 0}, {UserAssumed, 0}, {PasswordAssumed, 0}}},
		"virtual host twice":     {"rabbit://u:p@r1/nova,u:p@r2/nova", []Misreading{{RestInVirtualHost, -1}}},
		"virtual host, no user":  {"rabbit://u:p@r1/nova,r2:5672/nova", []Misreading{{RestInVirtualHost, -1}}},
		"blank after comma":      {"rabbit://u:p@r1, u:p@r2/", []Misreading{{BlankKept, 1}}},
		"blank after port":       {"rabbit://u:p@r1:5672 /", nil},
		"one slash":              {"rabbit:/u:p@r1/", []Misreading{{NoAuthority, -1}, {RestInVirtualHost, -1}, {TrailingSlash, -1}, {HostAssumed, -1}, {UserAssumed, -1}, {PasswordAssumed, -1}}},
		"no slash":               {"rabbit:u:p@r1", []Misreading{{NoAuthority, -1}, {HostAssumed, -1}, {UserAssumed, -1}, {PasswordAssumed, -1}}},
		"fragment":               {"rabbit://u:p@r1/#x", []Misreading{{FragmentDropped, -1}}},
		"trailing slash":         {"rabbit://u:p@r1/nova/", []Misreading{{TrailingSlash, -1}}},
		"port zero":              {"rabbit://u:p@r1:0/", []Misreading{{PortZero, 0}}},
		"twice escaped":          {"rabbit://u:p@r1/%2541", []Misreading{{VirtualHostDecoded, -1}}},
		"escaped fragment":       {"rabbit://u:p@r1/a%23b", []Misreading{{VirtualHostCut, -1}}},
		"compound scheme":        {"rabbit+ssl://u:p@r1/", []Misreading{{WholeURLAsHost, -1}}},
		"password of digits":     {"rabbit://u:12%2Fp@r1/", []Misreading{{OtherHostDialled, 0}}},
		"value missing":          {"rabbit://u:p@r1/?ssl=", []Misreading{{ValueMissing, -1}}},
		"not UTF-8":              {"rabbit://u:%E9@r1/", []Misreading{{NotUTF8, 0}}},
		"tab":                    {"rabbit://u:p\t@r1/", []Misreading{{ControlDropped, -1}}},
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

func TestQuery(t *testing.T) {
	t.Parallel()
	u, err := Parse("rabbit://r1/?ssl=1&ssl=0&%73sl_version=a+b&x-y=1")
	if err != nil {
		t.Fatal(err)
	}
	want := []Param{{"ssl", "1,0", 2, false}, {"ssl_version", "a b", 1, false}, {"x-y", "1", 1, false}}
	if !slices.Equal(u.Query, want) {
		t.Errorf("query %v, want %v", u.Query, want)
	}
	if u.Query[1].Shown() != "ssl_version" || u.Query[2].Shown() != "" {
		t.Errorf("shown %q and %q", u.Query[1].Shown(), u.Query[2].Shown())
	}
}

func TestDriverKnown(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		scheme, version string
		want            bool
	}{
		"rabbit":        {"rabbit", "14.0.3", true},
		"suffix":        {"kombu+memory", "17.1.0", true},
		"first kafka":   {"kafka", "3.1.0", true},
		"before kafka":  {"kafka", "3.0.1", false},
		"last amqp":     {"amqp", "14.9.3", true},
		"after amqp":    {"amqp", "15.0.0", false},
		"before amqp":   {"amqp", "1.3.1", false},
		"last zmq":      {"zmq", "8.1.4", true},
		"after zmq":     {"zmq", "9.0.0", false},
		"last qpid":     {"qpid", "3.0.0", true},
		"after qpid":    {"qpid", "3.1.0", false},
		"first pika":    {"pika", "4.1.0", true},
		"after pika":    {"pika", "6.0.0", false},
		"two digits":    {"kafka", "10.0.0", true},
		"prerelease":    {"amqp", "15.0.0rc1", false},
		"amqps":         {"amqps", "14.0.3", false},
		"rabbits":       {"rabbits", "", false},
		"any release":   {"zmq", "", true},
		"empty scheme":  {"", "", false},
		"case of kombu": {"Kombu", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := DriverKnown(test.scheme, test.version); got != test.want {
				t.Errorf("%t, want %t", got, test.want)
			}
		})
	}
}

func TestRedacted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"rabbit://u:hunter2@r1:5672,u:hunter2@[fd00::1]/nova?ssl=1": "rabbit://r1:5672,[fd00::1]/nova",
		"rabbit://u:hunter2@r1":            "rabbit://r1",
		"rabbit://u:12/hunter2@r1/":        "rabbit://…",
		"rabbit://u:12#hunter2@r1/":        "rabbit://…",
		"rabbit://u:12?hunter2=x@r1/":      "rabbit://…",
		"rabbit://u:p@r1;v:hunter2@r2/":    "rabbit://…",
		"rabbit://u:p@r1/,u:hunter2@r2/":   "rabbit://…",
		"rabbit:u:hunter2@r1":              "rabbit://…",
		"rabbit://u:12,hunter2@r1/":        "rabbit://…",
		"rabbit://u:p@hunter2,p@r1/":       "rabbit://…",
		"rabbit:/u:hunter2@r1":             "rabbit://…",
		"rabbit+hunter2://r1/":             "rabbit://r1/",
		"hunter2:p@r1":                     "…",
		"rabbit://u:p%2Fhunter2@r1:5672/x": "rabbit://…",
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

// A name followed by an "@", even in the fragment, is not shown.
func TestShown(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"rabbit://u:12?hunter2=1@r1/", "rabbit://u:12?hunter2=1#@r1/"} {
		u, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := u.Query[0].Shown(); got != "" {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// With a long virtual host, the work does not grow with the number of hosts.
func TestManyHosts(t *testing.T) {
	t.Parallel()
	u, err := Parse("rabbit://" + strings.Repeat("r,", 100_000) + "/" + strings.Repeat("v", 500_000))
	if err != nil {
		t.Fatal(err)
	}
	if len(u.Hosts) != 100_000 || len(u.Dialled) != 2 {
		t.Errorf("%d hosts, %d dialled", len(u.Hosts), len(u.Dialled))
	}
}

// No text makes the parser panic, and nothing it shows contains a password of a
// URL whose hosts have one.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"rabbit://u:p@r1:5672,u:p@[fd00::1]/nova?ssl=1&ssl=0#x", "kombu+amqp:///a%3Fb;c", "rabbit+ssl://u:%2F@r1:٣"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		const secret = "hunter2hunter2"
		if u, err := Parse(text); err == nil {
			_ = u.Redacted()
		}
		for _, form := range []string{"rabbit://u:" + secret + text + "@r1/", "rabbit://u:" + text + secret + "@r1/"} {
			u, err := Parse(form)
			if err != nil {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("%q: error %q", form, err)
				}
				continue
			}
			shown := u.Redacted()
			for _, p := range u.Query {
				shown += p.Shown()
			}
			if strings.Contains(shown, secret) {
				t.Errorf("%q: shows %q", form, shown)
			}
		}
	})
}
