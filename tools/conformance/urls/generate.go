package main

import (
	"math/rand/v2"
	"strings"
)

// generate creates URLs of a kind: most are assembled from possible parts, and
// some of those are then changed at random places.
func generate(kind string, count int, seed uint64) []question {
	g := generator{rand.New(rand.NewPCG(seed, uint64(len(kind))))}
	if kind == "spec" {
		return generateSpec(g, count)
	}
	questions := make([]question, count)
	for i := range questions {
		q := question{Kind: kind}
		if kind == "transport" {
			q.Text = g.transport()
		} else {
			q.Text = g.database()
			if g.IntN(4) == 0 {
				q.Parameters = g.query(databaseNames, databaseValues)
			}
		}
		if g.IntN(4) == 0 {
			q.Text = g.change(q.Text)
		}
		questions[i] = q
	}
	return questions
}

type generator struct{ *rand.Rand }

func (g generator) pick(texts []string) string { return texts[g.IntN(len(texts))] }

// sometimes returns a text, or nothing.
func (g generator) sometimes(text string) string {
	if g.IntN(3) == 0 {
		return ""
	}
	return text
}

var (
	schemes = []string{"rabbit", "rabbit", "rabbit", "rabbit", "RABBIT", "kombu", "kombu+amqp", "kombu+rabbit", "kombu+memory",
		"rabbit+ssl", "kombu+pyamqp", "kombu+nosuch", "kafka", "amqp", "fake", "rabbits", "kombu+", "kombu+amqps", ""}
	words = []string{"nova", "openstack", "u", "p@w", "p:w", "p/w", "p%2Fw", "12%2Fw", "%2F", "p%40w", "p%3Aw", "p%25w", "p%2541w",
		"p%w", "p%", "p%4", "p;w", "p?w", "p#w", "12#w", "12?w", "p,w", "p[w", "p]w", "p[1]w", "p+w", "p w", " u", "é", "%E9", "%C3%A9",
		"%E2%82", "é%A9", "\uff0f", "\u2100", "p&w=x", "", "", "0", "guest", "$x", "{{ pw }}", "Ā", "%ff%fe", "\t", "a\nb", "p@h:1;v:q"}
	names = []string{"r1", "rabbit1", "10.0.0.1", "[fd00::1]", "[::1]", "[fe80::1%eth0]", "[r1]", "[10.0.0.1]", "fd00::1", "::1", "r_1", "R1.Example.ORG",
		"r1;r2", "r1%41", "%2e", "", "", " r1", "r1 ", "r1.", "[v1.x]", "[vz.x]", "[::1", "::1]", "x[::1]", "[::1]x", "[::1%]", "[::1%a%b]", "[::FFFF:1.2.3.4]", "[]", "r1,r2", "localhost", "[1::2:]"}
	ports = []string{"5672", "5672", "5671", "3306", "0", "00", "1", "65535", "65536", "99999", "-1", "+5", " 7 ", "5_6", "5__6", "_5", "5_", "abc", "5672x", "5672:1",
		"", "٣", "¹", "1e3", "0x10", "123456789012345678901234567890", "3306,db2:3306", "५6"}
	tails = []string{"", "/", "//", "/nova", "/nova/", "/a/b", "///", "/%2F", "/%2Fnova", "/%252F", "/no%20va", "/a%3Bb", "/a;b", "/a%3Fssl=1", "/a%3Fx=1",
		"/a%3Fheartbeat=3", "/a%3Fheartbeat=x", "/a%3Fssl_x=1", "/a%3Fssl_cert_reqs=none", "/a%3Fssl=1%26ssl_x=1", "/a%23b", "/nova,u:pw@r2:5672/nova", "/,rabbit://u:pw@r2/",
		"/nova#x", "/nova&charset=utf8", "/nova ", "/ nova", "/%41", "/%2541", "/é", "/%E9", "/a@b", "/a%40b:c", "/%2541;%2541", "/a%5Bb"}
	transportNames  = []string{"ssl", "ssl", "heartbeat_timeout_threshold", "no_such_option", "ssl_version", "a b", "%73sl", "a+b", "", "é"}
	transportValues = []string{"1", "0", "true", "", "TLSv1_2", "a,b", "%41", "a+b", "x=y", "%ff", "a;b", "#"}
	databaseNames   = []string{"charset", "ssl_ca", "ssl_ca", "ssl_verify_cert", "ssl_verify_identity", "ssl_disabled", "ssl_key", "ssl_cert", "ssl_capath", "ssl_cipher",
		"ssl_check_hostname", "ssl", "ssl_mode", "sslmode", "SSL_CA", "ssl-ca", "no_such", "read_timeout", "write_timeout", "connect_timeout", "client_flag", "local_infile",
		"use_unicode", "compress", "named_pipe", "unix_socket", "port", "host", "user", "password", "passwd", "db", "database", "read_default_file", "read_default_group",
		"conv", "autocommit", "plugin", "init_command", "max_allowed_packet", "sql_mode", "program_name", ""}
	databaseValues = []string{"1", "0", "true", "false", "True", "no", "off", "", "/ca.pem", "/ca.pem", "utf8", "UTF8", "utf8mb4", "latin1", "utf-8", "abc", "required", "optional",
		"NONE", " yes ", "+1+", "%201", "-1", "31536000", "31536001", "1_0", "Ā", "%C4%80", "a;b", "a?b"}
	dialects = []string{"mysql+pymysql", "mysql+pymysql", "mysql+pymysql", "mysql+pymysql", "mysql+pymysql", "mariadb+pymysql", "mysql", "postgresql+psycopg2", "sqlite", "MySQL+PyMySQL", "mysql-pymysql", "mysql+pymsql", "é", "my_sql", "a+b+c", "", " mysql", "mysql+"}
)

// hostItem returns one host with possible surrounding text.
func (g generator) hostItem() string {
	item := g.pick(names) + g.sometimes(":"+g.pick(ports))
	switch g.IntN(5) {
	case 0:
		return item
	case 1:
		return g.pick(words) + "@" + item
	}
	return g.pick(words) + ":" + g.pick(words) + "@" + item
}

func (g generator) query(names, values []string) string {
	var items []string
	for range 1 + g.IntN(4) {
		item := g.pick(names)
		if g.IntN(8) > 0 {
			item += "=" + g.pick(values)
		}
		items = append(items, item)
	}
	separator := "&"
	if g.IntN(12) == 0 {
		separator = g.pick([]string{";", "?", "&&", "\n"})
	}
	return strings.Join(items, separator)
}

func (g generator) transport() string {
	var hosts []string
	for range g.IntN(4) {
		hosts = append(hosts, g.hostItem())
	}
	text := g.pick(schemes)
	text += g.pick([]string{"://", "://", "://", "://", "://", ":/", ":", ":///", "//"})
	text += strings.Join(hosts, g.pick([]string{",", ",", ",", ", ", ";", ",,"}))
	text += g.pick(tails)
	if g.IntN(3) == 0 {
		text += "?" + g.query(transportNames, transportValues)
	}
	return text
}

func (g generator) database() string {
	text := g.pick(dialects) + g.pick([]string{"://", "://", "://", "://", "://", "://", ":/", "//", ":///"})
	text += g.hostItem() + g.pick(tails)
	if g.IntN(3) > 0 {
		text += "?" + g.query(databaseNames, databaseValues)
	}
	return text
}

// change inserts characters, removes some or repeats a part.
func (g generator) change(text string) string {
	runes := []rune(text)
	for range 1 + g.IntN(3) {
		at := g.IntN(len(runes) + 1)
		switch g.IntN(3) {
		case 0:
			mark := []rune(":/@?#[]%;,&=+ _.-\t\n\r\x00\x1f\u00a0\u3000vé1aAZ")
			runes = append(runes[:at:at], append([]rune{mark[g.IntN(len(mark))]}, runes[at:]...)...)
		case 1:
			if at < len(runes) {
				runes = append(runes[:at:at], runes[at+1:]...)
			}
		default:
			from := g.IntN(at + 1)
			runes = append(runes[:at:at], runes[from:]...)
		}
	}
	return string(runes)
}
