package rules_test

import "testing"

func TestDatabaseOfAPIAndCell(t *testing.T) {
	t.Parallel()
	const rule, option = "refused_in_use", "connection"
	both := func(api, cell string) string {
		return "[api_database]\nconnection = " + api + "\n[database]\nconnection = " + cell + "\n"
	}
	for name, content := range map[string]string{
		"one account":  both("mysql+pymysql://nova:Wc2n7Yt9@db/nova", "mysql+pymysql://nova:Wc2n7Yt9@db/nova"),
		"two accounts": both("mysql+pymysql://nova_api:Wc2n7Yt9@DB/nova?charset=utf8", "mysql+pymysql://nova:q1Wc2n7Y@db/nova"),
		"one socket":   both("mysql+pymysql://nova:Wc2n7Yt9@/nova?unix_socket=/run/m.sock", "mysql+pymysql://n:Wc2n7Yt9@/nova?unix_socket=/run/m.sock"),
		"one file":     both("sqlite:////var/lib/nova/nova.db", "sqlite:////var/lib/nova/nova.db"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := one(t, text(t, content), rule, option)
			if want := "connection in [api_database] leads to the database that connection in [database] names as well"; f.Message != want {
				t.Errorf("message %q, want %q", f.Message, want)
			}
		})
	}
	for name, content := range map[string]string{
		"two databases": both("mysql+pymysql://nova:Wc2n7Yt9@db/nova_api", "mysql+pymysql://nova:Wc2n7Yt9@db/nova"),
		"two servers":   both("mysql+pymysql://nova:Wc2n7Yt9@db1/nova", "mysql+pymysql://nova:Wc2n7Yt9@db2/nova"),
		"two ports":     both("mysql+pymysql://nova:Wc2n7Yt9@db:3306/nova", "mysql+pymysql://nova:Wc2n7Yt9@db:3307/nova"),
		"in memory":     both("sqlite://", "sqlite://"),
		"no cell":       "[api_database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9@db/nova\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, text(t, content), rule)
		})
	}
}

// TestSQLiteOfPlacement checks that Placement's only database counts, and that Nova's
// section of the same name, which it left long ago, does not.
func TestSQLiteOfPlacement(t *testing.T) {
	t.Parallel()
	const content = "[placement_database]\nconnection = sqlite:////var/lib/placement/placement.db\n"
	f := one(t, text(t, content, service("placement")), "database_sqlite", "connection")
	saysThat(t, f, "connection names an SQLite file")
	none(t, text(t, content), "database_sqlite")
}

// TestOlderSectionsOfDevices checks that Nova reads the devices of a type by their
// older section, and of no other type.
func TestOlderSectionsOfDevices(t *testing.T) {
	t.Parallel()
	const content = "[devices]\nenabled_mdev_types = nvidia-35,nvidia-36\n" +
		"[vgpu_nvidia-35]\ndevice_addresses = 0000:84:00.0\n[vgpu_nvidia-36]\ndevice_addresses = 0000:85:00.0\n"
	findings := text(t, content, release("2024.1"))
	none(t, findings, "unknown_section")
	none(t, findings, "refused_in_use")
	f := one(t, text(t, content+"[vgpu_nvidia-37]\ndevice_addresses = 0000:86:00.0\n", release("2024.1")), "unknown_section", "")
	saysThat(t, f, "reads no section [vgpu_nvidia-37]")
}
