"""Files and folders wherever Hadoop finds them: file:, hdfs:, s3a: and others."""

import re

SEPARATOR = "\0"


class Place:
    """A path, and the file system that it is in."""

    def __init__(self, spark, path):
        self._spark = spark
        jvm = spark.sparkContext._jvm
        given = jvm.org.apache.hadoop.fs.Path(str(path))
        self._system = given.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
        self._path = self._system.makeQualified(given)

    def __str__(self):
        return self._path.toString()

    def __truediv__(self, name):
        return Place(self._spark, f"{self}/{name}")

    def exists(self):
        return self._system.exists(self._path)

    def is_folder(self):
        return self._system.getFileStatus(self._path).isDirectory()

    def local(self):
        """Its path, if it is on this machine; else None."""
        uri = self._path.toUri()
        return uri.getPath() if uri.getScheme() == "file" else None

    def entries(self):
        """Of a folder: (path as Hadoop shows it, whether it is a folder), by path.

        A few calls into the JVM a folder, however many files it holds, where the file system shows a file with its path.
        """
        jvm = self._spark.sparkContext._jvm
        statuses = self._system.listStatus(self._path)
        paths = self._joined(jvm.org.apache.hadoop.fs.FileUtil.stat2Paths(statuses))
        texts = self._joined(statuses)
        found = []
        for number, (path, text) in enumerate(zip(paths, texts, strict=True)):
            shown = re.match(r"; isDirectory=(true|false);", text.partition(f"{{path={path}")[2])
            found.append((path, shown[1] == "true" if shown else statuses[number].isDirectory()))
        return sorted(found)

    def _joined(self, array):
        """The elements of an array of Java as texts."""
        spark = self._spark.sparkContext
        if len(array) == 0:
            return []
        objects = spark._gateway.new_array(spark._jvm.java.lang.Object, len(array))
        spark._jvm.java.lang.System.arraycopy(array, 0, objects, 0, len(array))
        return spark._jvm.org.apache.commons.lang3.StringUtils.join(objects, SEPARATOR).split(SEPARATOR)

    def files_below(self):
        """The paths of the files in it and in its folders, as Hadoop shows them, but for hidden ones."""
        files = []
        for path, is_folder in self.entries():
            if not path.rpartition("/")[2].startswith("."):
                files += Place(self._spark, path).files_below() if is_folder else [path]
        return files

    def delete(self):
        self._system.delete(self._path, True)

    def touch(self):
        self._system.create(self._path, True).close()

    def take(self, local_path):
        """Makes it a copy of a file or a folder on this machine."""
        jvm = self._spark.sparkContext._jvm
        self._system.copyFromLocalFile(False, True, jvm.org.apache.hadoop.fs.Path(str(local_path)), self._path)

    def give(self, local_path):
        """Copies it to this machine."""
        jvm = self._spark.sparkContext._jvm
        self._system.copyToLocalFile(False, self._path, jvm.org.apache.hadoop.fs.Path(str(local_path)), True)
